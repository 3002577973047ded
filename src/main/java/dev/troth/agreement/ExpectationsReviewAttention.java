package dev.troth.agreement;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.util.Map;

/** Expectations that were to be looked at again by now: they change as the relationship does (practice 2). */
@Singleton
public class ExpectationsReviewAttention implements AttentionSource {

    private final AgreementRepository agreements;

    ExpectationsReviewAttention(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.EXPECTATIONS_REVIEW;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return agreements.reviewsDue(query).map(this::item);
    }

    private AttentionItem item(Agreement agreement) {
        return new AttentionItem(kind(), agreement.clientId(), Party.PROVIDER, RecordType.AGREEMENT, agreement.id(), agreement.awaited().review(),
                "Terms in force are looked at again by both when their review is due, and amended or found to stand.",
                Map.of("title", agreement.title(), "revision", Integer.toString(agreement.agreed().number()),
                        "reviewDue", agreement.awaited().review().toString(), "orIfItStands", "POST /v1/agreements/" + agreement.id() + "/reviewed"),
                null, "POST /v1/agreements/" + agreement.id() + "/amend");
    }
}
