package dev.troth.agreement;

import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.upcoming.UpcomingItem;
import dev.troth.upcoming.UpcomingKind;
import dev.troth.upcoming.UpcomingQuery;
import dev.troth.upcoming.UpcomingSource;
import jakarta.inject.Singleton;

/** Agreements that expire (practice 23). */
@Singleton
public class ExpiriesUpcoming implements UpcomingSource {

    private final AgreementRepository agreements;

    ExpiriesUpcoming(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public UpcomingKind kind() {
        return UpcomingKind.AGREEMENT_EXPIRY;
    }

    @Override
    public Page<UpcomingItem> upcoming(UpcomingQuery query) {
        return agreements.expiries(query).map(agreement -> new UpcomingItem(kind(), agreement.awaited().inForceUntil(), agreement.title(),
                RecordType.AGREEMENT, agreement.id()));
    }
}
