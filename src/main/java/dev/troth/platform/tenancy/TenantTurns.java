package dev.troth.platform.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** Turns taken on something of the tenant that has no row to take turns on: settings whose versions are written once. */
@ApplicationScoped
public class TenantTurns {

    private final EntityManager em;

    TenantTurns(EntityManager em) {
        this.em = em;
    }

    /** Waits for whoever has the turn, and has it for the rest of the transaction. */
    public void take(String setting) {
        em.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(cast(:setting as text) || ' ' || current_setting('troth.tenant'), 0))")
                .setParameter("setting", setting).getResultList();
    }
}
