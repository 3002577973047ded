package dev.troth.communication;

import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.upcoming.UpcomingItem;
import dev.troth.upcoming.UpcomingKind;
import dev.troth.upcoming.UpcomingQuery;
import dev.troth.upcoming.UpcomingSource;
import jakarta.inject.Singleton;
import java.util.List;

/** Check-ins that agreements provide for and that fall due (practices 23, 44). */
@Singleton
public class CheckInsUpcoming implements UpcomingSource {

    private final CheckIns checkIns;

    CheckInsUpcoming(CheckIns checkIns) {
        this.checkIns = checkIns;
    }

    @Override
    public UpcomingKind kind() {
        return UpcomingKind.CHECK_IN_DUE;
    }

    @Override
    public Page<UpcomingItem> upcoming(UpcomingQuery query) {
        List<UpcomingItem> items = checkIns.due(query.clientId(), query.from(), query.until()).stream()
                .map(due -> new UpcomingItem(kind(), due.at(), "Check-in", RecordType.AGREEMENT, due.agreementId())).toList();
        return new Page<>(items.subList(0, Math.min(query.limit(), items.size())), null, Page.Total.exactly(items.size()));
    }
}
