package dev.troth.commitment;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Promises that are due within two days: reminders, so that nothing is filed and forgotten (practices 7, 18). */
@Singleton
public class DueSoonAttention implements AttentionSource {

    private static final Duration AHEAD = Duration.ofHours(48);

    private final CommitmentRepository commitments;

    DueSoonAttention(CommitmentRepository commitments) {
        this.commitments = commitments;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.DUE_SOON;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return commitments.dueBefore(query.now().plus(AHEAD), query).map(commitment -> item(commitment, query.now()));
    }

    private AttentionItem item(Commitment commitment, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dueAt", commitment.dueAt().toString());
        if (commitment.targetAt() != null) {
            facts.put("targetAt", commitment.targetAt().toString());
            facts.put("targetMissed", Boolean.toString(commitment.targetAt().isBefore(now)));
        }
        facts.put("importance", commitment.importance().name());
        return new AttentionItem(kind(), commitment.clientId(), commitment.promisor(), RecordType.COMMITMENT, commitment.id(), commitment.dueAt(),
                "A promise is delivered before it is due; this one is due within two days.", facts, null,
                "POST /v1/commitments/" + commitment.id() + "/deliver");
    }
}
