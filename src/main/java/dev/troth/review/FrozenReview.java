package dev.troth.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A review as it was when both sides looked at it, and what they resolved (practice 60). Written once: the service's role can neither
 * change nor delete it, whatever is corrected later.
 */
@Entity
@Immutable
@Table(name = "review")
class FrozenReview {

    @Id
    private UUID id;
    private UUID clientId;
    private Instant frozenAt;
    @Column(name = "period_from")
    private Instant periodFrom;
    @Column(name = "period_to")
    private Instant periodTo;
    @JdbcTypeCode(SqlTypes.JSON)
    private Review figures;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> resolutions;
    private String note;
    /** Whether the client was erased since, and the words with it. */
    @Formula("(select count(*) from client c where c.tenant_id = tenant_id and c.id = client_id and c.erased_at is not null)")
    private int erasures;

    protected FrozenReview() {
    }

    FrozenReview(UUID id, Review figures, List<String> resolutions, String note, Instant now) {
        this.id = id;
        this.clientId = figures.clientId();
        this.frozenAt = now;
        this.periodFrom = figures.from();
        this.periodTo = figures.to();
        this.figures = figures;
        this.resolutions = List.copyOf(resolutions);
        this.note = note;
    }

    /** It is never rewritten; only what it says in words is erased with its client. */
    long version() {
        return erasures;
    }

    UUID id() {
        return id;
    }

    UUID clientId() {
        return clientId;
    }

    Instant frozenAt() {
        return frozenAt;
    }

    Instant from() {
        return periodFrom;
    }

    Instant to() {
        return periodTo;
    }

    /** As they were computed then. */
    Review figures() {
        return figures;
    }

    /** What is to be better next time. */
    List<String> resolutions() {
        return resolutions;
    }

    String note() {
        return note;
    }
}
