package dev.troth.commitment;

import dev.troth.disclosure.DisclosureTopic;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Commitments as something disclosures are about. */
@Singleton
public class CommitmentTopic implements DisclosureTopic {

    private final CommitmentRepository commitments;

    CommitmentTopic(CommitmentRepository commitments) {
        this.commitments = commitments;
    }

    @Override
    public RecordType type() {
        return RecordType.COMMITMENT;
    }

    @Override
    public Optional<Topic> topic(UUID id) {
        return commitments.findByIdOptional(id).filter(commitment -> commitment.retractedAt() == null).map(commitment -> new Topic(commitment.importance(), commitment.promisedAt()));
    }

    @Override
    public Map<UUID, Instant> started(List<UUID> ids) {
        return commitments.promised(ids);
    }
}
