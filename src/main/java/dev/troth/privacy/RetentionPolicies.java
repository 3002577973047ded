package dev.troth.privacy;

import dev.troth.journal.Journal;
import dev.troth.journal.JournalEntry.What;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantTurns;
import dev.troth.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** How long a tenant keeps personal data, version by version. */
@ApplicationScoped
public class RetentionPolicies {

    private static final String SETTING = "retention_policy";
    private static final String RECORD_TYPE = "RETENTION_POLICY";

    private final EntityManager em;
    private final TenantTurns turns;
    private final CurrentTenant current;
    private final Journal journal;
    private final Clock clock;

    RetentionPolicies(EntityManager em, TenantTurns turns, CurrentTenant current, Journal journal, Clock clock) {
        this.em = em;
        this.turns = turns;
        this.current = current;
        this.journal = journal;
        this.clock = clock;
    }

    /** The version in force. */
    public RetentionPolicyView current() {
        return last().map(RetentionPolicyView::of).orElse(RetentionPolicyView.NONE);
    }

    /** The version in force until the end of the transaction: whoever sets another waits for that. */
    @Transactional
    RetentionPolicyView held() {
        turns.take(SETTING);
        return current();
    }

    /** Sets the next version, on the one the caller knows. */
    @Transactional
    public RetentionPolicyView set(Precondition known, NewRetentionPolicy chosen) {
        turns.take(SETTING);
        long before = last().map(RetentionPolicyVersion::version).orElse(0L);
        known.check(before);
        RetentionPolicyVersion next = new RetentionPolicyVersion(Ids.next(), before + 1, chosen, clock.instant(), current.caller());
        em.persist(next);
        journal.append(new What(null, RECORD_TYPE, next.id(), "retention-policy.set", next.createdAt(), null), chosen, null);
        return RetentionPolicyView.of(next);
    }

    private Optional<RetentionPolicyVersion> last() {
        return em.createQuery("select p from RetentionPolicyVersion p order by p.version desc", RetentionPolicyVersion.class).setMaxResults(1)
                .getResultStream().findFirst();
    }
}
