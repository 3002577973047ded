package dev.troth.trust;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Whether the schema has the segments of long ledgers. During an update this release may find that of the one before, on which it reads every line
 * (docs/upgrades.md); to be dropped with the release after this one.
 */
@ApplicationScoped
class LedgerSegments {

    static final String EXIST = "select to_regclass('ledger_segment') is not null";

    /** No segments under the name of the table, for statements that would read them. */
    static final String NONE = """
            ledger_segment as (
                select cast(null as uuid) as client_id, cast(null as text) as subject, cast(null as timestamptz) as ends_at, cast(null as text) as dimension,
                       cast(null as text) as reason, 0.0 as r, 0.0 as s, 0.0 as fast_r, 0.0 as fast_s, 0 as tally where false
              )""";

    private final EntityManager em;
    private volatile boolean found;

    LedgerSegments(EntityManager em) {
        this.em = em;
    }

    /** Asked until they are there: a schema never loses them. */
    boolean exist() {
        if (!found) {
            found = (Boolean) em.createNativeQuery(EXIST).getSingleResult();
        }
        return found;
    }
}
