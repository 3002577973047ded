package dev.troth.commitment;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Work that took longer than estimated, and nobody told the other party (practice 51). */
@Singleton
public class OverrunAttention implements AttentionSource {

    private final CommitmentRepository commitments;

    OverrunAttention(CommitmentRepository commitments) {
        this.commitments = commitments;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.OVERRUN_UNDISCLOSED;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return commitments.overrunUntold(query).map(this::item);
    }

    private AttentionItem item(Commitment commitment) {
        CommitmentFields fields = commitment.fields();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("estimatedEffort", fields.estimatedEffort().toString());
        facts.put("actualEffort", fields.actualEffort().toString());
        facts.put("estimateError", commitment.estimateError().toString());
        return new AttentionItem(kind(), commitment.clientId(), commitment.promisor(), RecordType.COMMITMENT, commitment.id(),
                commitment.flags().overrunSince(), "Work that takes longer than estimated is told of.", facts, null, "POST /v1/disclosures");
    }
}
