package dev.troth.access;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The access grants of a client, as they are exported. */
@Singleton
class AccessGrantRecords extends AggregateRecords<AccessGrant> {

    private final AccessGrantService grants;

    AccessGrantRecords(AccessGrantService grants) {
        super("accessGrants", AccessGrant.class, AccessGrantView.class);
        this.grants = grants;
    }

    @Override
    protected Record view(AccessGrant record) {
        return grants.view(record);
    }
}
