package dev.troth.commitment;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Open promises that rest on what nobody has confirmed (practice 52). */
@Singleton
public class AssumptionAttention implements AttentionSource {

    private final CommitmentRepository commitments;

    AssumptionAttention(CommitmentRepository commitments) {
        this.commitments = commitments;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.ASSUMPTION_UNCONFIRMED;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return commitments.assuming(query).map(this::item);
    }

    private AttentionItem item(Commitment commitment) {
        List<String> unconfirmed = commitment.unconfirmedAssumptions();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("assumption", unconfirmed.get(0));
        facts.put("unconfirmed", Integer.toString(unconfirmed.size()));
        facts.put("dueAt", commitment.dueAt().toString());
        return new AttentionItem(kind(), commitment.clientId(), commitment.promisor(), RecordType.COMMITMENT, commitment.id(),
                commitment.flags().assumptionOpenSince(), "What a promise takes for granted is confirmed before it is delivered.", facts, null,
                "POST /v1/commitments/" + commitment.id() + "/confirm-assumption");
    }
}
