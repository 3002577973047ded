package dev.troth.agreement;

import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.upcoming.UpcomingItem;
import dev.troth.upcoming.UpcomingKind;
import dev.troth.upcoming.UpcomingQuery;
import dev.troth.upcoming.UpcomingSource;
import jakarta.inject.Singleton;

/** Expectations that are to be looked at again (practices 23, 42). */
@Singleton
public class ReviewsUpcoming implements UpcomingSource {

    private final AgreementRepository agreements;

    ReviewsUpcoming(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public UpcomingKind kind() {
        return UpcomingKind.AGREEMENT_REVIEW;
    }

    @Override
    public Page<UpcomingItem> upcoming(UpcomingQuery query) {
        return agreements.reviews(query).map(agreement -> new UpcomingItem(kind(), agreement.awaited().review(), agreement.title(),
                RecordType.AGREEMENT, agreement.id()));
    }
}
