package dev.troth.trust;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantTurns;
import dev.troth.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The policy of a tenant, version by version (TRUST-MODEL.md, introduction: the weights are choices, the structure is not). */
@ApplicationScoped
public class TrustPolicies {

    private static final Listing<TrustPolicyVersion> VERSIONS = new Listing<>(TrustPolicyVersion.class, TrustPolicyVersion::id,
            SortKey.instant("createdAt", "createdAt", TrustPolicyVersion::createdAt));

    private final EntityManager em;
    private final TenantTurns turns;
    private final CurrentTenant current;
    private final Event<TrustPolicyChanged> changes;
    private final Clock clock;

    TrustPolicies(EntityManager em, TenantTurns turns, CurrentTenant current, Event<TrustPolicyChanged> changes, Clock clock) {
        this.em = em;
        this.turns = turns;
        this.current = current;
        this.changes = changes;
        this.clock = clock;
    }

    /** The version in force; the model's own where the tenant has set none. */
    public TrustPolicyView current() {
        return last().map(TrustPolicyView::of).orElse(TrustPolicyView.TRUST_1);
    }

    /** Sets the next version, on the one the caller knows. */
    @Transactional
    public TrustPolicyView set(Precondition known, NewTrustPolicy chosen) {
        PolicyTerms terms = chosen.terms();
        // Versions are never updated, so there is no row to take turns on; two who know the same version must not both set the next.
        turns.take("trust_policy");
        long before = last().map(TrustPolicyVersion::version).orElse(0L);
        known.check(before);
        TrustPolicyVersion next = new TrustPolicyVersion(Ids.next(), before + 1, terms, clock.instant(), current.caller());
        em.persist(next);
        em.flush();
        changes.fire(new TrustPolicyChanged(next.id(), next.version(), next.createdAt(), chosen));
        return TrustPolicyView.of(next);
    }

    /** Those that were set, the latest first. */
    public Page<TrustPolicyView> versions(PageRequest page) {
        return VERSIONS.page(em, new Filter(), page).map(TrustPolicyView::of);
    }

    private Optional<TrustPolicyVersion> last() {
        return em.createQuery("select p from TrustPolicyVersion p order by p.version desc", TrustPolicyVersion.class).setMaxResults(1)
                .getResultStream().findFirst();
    }
}
