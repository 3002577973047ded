package dev.troth.privacy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One version of how long a tenant keeps personal data. Written once. */
@Entity
@Immutable
@Table(name = "retention_policy")
class RetentionPolicyVersion {

    @Id
    private UUID id;
    private long version;
    private String personalDataAfterEnd;
    private Instant createdAt;
    private String actor;

    protected RetentionPolicyVersion() {
    }

    RetentionPolicyVersion(UUID id, long version, NewRetentionPolicy chosen, Instant now, String actor) {
        this.id = id;
        this.version = version;
        this.personalDataAfterEnd = chosen.personalDataAfterEnd();
        this.createdAt = now;
        this.actor = actor;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    /** ISO 8601, null for ever. */
    String personalDataAfterEnd() {
        return personalDataAfterEnd;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Who chose it. */
    String actor() {
        return actor;
    }
}
