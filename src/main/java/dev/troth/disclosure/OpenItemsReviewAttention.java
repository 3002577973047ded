package dev.troth.disclosure;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Importance;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** One hidden mistake suggests others: where something came out, what is open with the client is looked through (practice 56). */
@Singleton
public class OpenItemsReviewAttention implements AttentionSource {

    private final DisclosureRepository disclosures;

    OpenItemsReviewAttention(DisclosureRepository disclosures) {
        this.disclosures = disclosures;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.OPEN_ITEMS_REVIEW;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return disclosures.toReview(query).map(hidden -> new AttentionItem(kind(), hidden.clientId(), hidden.discloser(), RecordType.DISCLOSURE,
                hidden.id(), hidden.reviewSince(), "One hidden mistake suggests others: what is open with the client is looked through.",
                facts(hidden), null, "POST /v1/disclosures/" + hidden.id() + "/review-open-items"));
    }

    private static Map<String, String> facts(Disclosure hidden) {
        Map<String, String> facts = new LinkedHashMap<>();
        // What calls for a review is not neutral, so that its state depends on nothing but its own instants.
        facts.put("state", DisclosureRules.state(hidden.facts(Importance.NORMAL, hidden.disclosedAt(), false)).name());
        facts.put("kind", hidden.kind().name());
        facts.put("severity", hidden.fields().severity().name());
        if (hidden.counterpartKnewAt() != null) {
            facts.put("counterpartKnewAt", hidden.counterpartKnewAt().toString());
        }
        return facts;
    }
}
