package dev.troth.commitment;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
    public Page<AttentionItem> waiting(List<UUID> clientIds, List<Party> parties, Instant now, int limit) {
        return commitments.overdue(clientIds, parties, now, limit).map(commitment -> new AttentionItem(AttentionKind.OVERDUE,
                commitment.clientId(), commitment.promisor(), RecordType.COMMITMENT, commitment.id(), commitment.dueAt(),
                "A promise is delivered, given up or cancelled once it is due.", null, "POST /v1/commitments/" + commitment.id() + "/deliver"));
    }
}
