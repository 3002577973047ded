package dev.troth.architecture.violations.right;

import dev.troth.record.Aggregate;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Wrong on purpose: an aggregate that queries. */
public abstract class Right extends Aggregate {

    protected List<?> others(EntityManager em) {
        return em.createQuery("select r from Right r").getResultList();
    }

    @Override
    public UUID clientId() {
        return id();
    }

    protected Instant madeAt() {
        return createdAt();
    }
}
