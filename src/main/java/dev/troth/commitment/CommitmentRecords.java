package dev.troth.commitment;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The commitments of a client, as they are exported. */
@Singleton
class CommitmentRecords extends AggregateRecords<Commitment> {

    CommitmentRecords() {
        super("commitments", Commitment.class, CommitmentView.class);
    }

    @Override
    protected Record view(Commitment record) {
        return CommitmentView.of(record);
    }
}
