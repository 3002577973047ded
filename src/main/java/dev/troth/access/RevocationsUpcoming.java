package dev.troth.access;

import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.upcoming.UpcomingItem;
import dev.troth.upcoming.UpcomingKind;
import dev.troth.upcoming.UpcomingQuery;
import dev.troth.upcoming.UpcomingSource;
import jakarta.inject.Singleton;

/** Access that is to be revoked (practices 23, 41). */
@Singleton
public class RevocationsUpcoming implements UpcomingSource {

    private final AccessGrantRepository grants;

    RevocationsUpcoming(AccessGrantRepository grants) {
        this.grants = grants;
    }

    @Override
    public UpcomingKind kind() {
        return UpcomingKind.ACCESS_REVOCATION;
    }

    @Override
    public Page<UpcomingItem> upcoming(UpcomingQuery query) {
        return grants.upcoming(query).map(grant -> new UpcomingItem(kind(), grant.revocationDueAt(), grant.fields().system(),
                RecordType.ACCESS_GRANT, grant.id()));
    }
}
