package dev.troth.commitment;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.util.Map;

/** Promises that are due and not delivered: each hour costs, and telling of it helps (practices 11, 50). */
@Singleton
public class OverdueAttention implements AttentionSource {

    private final CommitmentRepository commitments;

    OverdueAttention(CommitmentRepository commitments) {
        this.commitments = commitments;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.OVERDUE;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return commitments.overdue(query).map(commitment -> new AttentionItem(AttentionKind.OVERDUE,
                commitment.clientId(), commitment.promisor(), RecordType.COMMITMENT, commitment.id(), commitment.dueAt(),
                "A promise is delivered, given up or cancelled once it is due.",
                Map.of("dueAt", commitment.dueAt().toString(), "importance", commitment.importance().name()), null, "POST /v1/commitments/" + commitment.id() + "/deliver"));
    }
}
