package dev.troth.commitment;

import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.upcoming.UpcomingItem;
import dev.troth.upcoming.UpcomingKind;
import dev.troth.upcoming.UpcomingQuery;
import dev.troth.upcoming.UpcomingSource;
import jakarta.inject.Singleton;

/** Promises of both sides that fall due (practice 23). */
@Singleton
public class PromisesUpcoming implements UpcomingSource {

    private final CommitmentRepository commitments;

    PromisesUpcoming(CommitmentRepository commitments) {
        this.commitments = commitments;
    }

    @Override
    public UpcomingKind kind() {
        return UpcomingKind.PROMISE_DUE;
    }

    @Override
    public Page<UpcomingItem> upcoming(UpcomingQuery query) {
        return commitments.upcoming(query).map(promise ->
                new UpcomingItem(kind(), promise.dueAt(), promise.fields().title(), RecordType.COMMITMENT, promise.id()));
    }
}
