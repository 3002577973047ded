package dev.troth.trust;

import dev.troth.trust.model.Dimension;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One version of a tenant's policy. Written once: scores say which version they used, so none is ever rewritten. */
@Entity
@Immutable
@Table(name = "trust_policy")
class TrustPolicyVersion {

    @Id
    private UUID id;
    private long version;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<Dimension, Double> weights;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Dimension> off;
    @JdbcTypeCode(SqlTypes.JSON)
    private BandLimits bands;
    private Instant createdAt;
    private String actor;

    protected TrustPolicyVersion() {
    }

    TrustPolicyVersion(UUID id, long version, PolicyTerms terms, Instant now, String actor) {
        this.id = id;
        this.version = version;
        this.weights = terms.weights();
        this.off = terms.off();
        this.bands = terms.bands();
        this.createdAt = now;
        this.actor = actor;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    PolicyTerms terms() {
        return new PolicyTerms(weights, off, bands);
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Who chose it. */
    String actor() {
        return actor;
    }
}
