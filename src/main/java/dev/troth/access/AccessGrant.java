package dev.troth.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.Limits;
import dev.troth.record.Aggregate;
import dev.troth.trust.model.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Who can get into what of a client's, and until when: the register, never the secret (practice 41). */
@Entity
@Table(name = "access_grant")
public class AccessGrant extends Aggregate {

    static final String REVOKE = "revoke";
    static final String EXTEND = "extend";

    @Column(updatable = false)
    private UUID clientId;
    private String systemName;
    private String holder;
    @Enumerated(EnumType.STRING)
    private Party party;
    private String purpose;
    private Instant grantedAt;
    private Instant revokeBy;
    private Instant revokedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Extension> extensions = List.of();
    /** From when its revocation is due, null once it is revoked or taken back: it follows from the above and from whether the relationship goes on. */
    @JsonIgnore
    private Instant revocationDueAt;
    /** What {@link #status(Instant)} is now, for filters. */
    @JsonIgnore
    @Enumerated(EnumType.STRING)
    @Formula("case when revoked_at is not null then 'REVOKED' when revoke_by < now() then 'OVERDUE' else 'ACTIVE' end")
    private AccessGrantStatus statusNow;

    protected AccessGrant() {
    }

    AccessGrant(UUID id, NewAccessGrant given, Instant now) {
        super(id, now);
        clientId = given.clientId();
        party = given.party() == null ? Party.PROVIDER : given.party();
        grantedAt = given.grantedAt() == null ? now : given.grantedAt();
        revokeBy = given.revokeBy();
        revokedAt = given.revokedAt();
        fields(given.fields());
        if (revokeBy != null && !revokeBy.isAfter(grantedAt)) {
            throw Refusal.field("/revokeBy", "must be after grantedAt");
        }
        if (revokedAt != null && revokedAt.isBefore(grantedAt)) {
            throw Refusal.field("/revokedAt", "must not be before grantedAt");
        }
    }

    void revoke(Instant at) {
        require(REVOKE);
        if (at.isBefore(grantedAt)) {
            throw refuse("Access was granted at " + grantedAt + ": it is revoked no earlier.");
        }
        revokedAt = at;
    }

    void extend(Instant agreedAt, Instant until, String reason) {
        require(EXTEND);
        notBefore(extensions.isEmpty() ? grantedAt : extensions.get(extensions.size() - 1).agreedAt(), agreedAt);
        if (!agreedAt.isBefore(revokeBy)) {
            throw refuse("A date of revocation is moved before it comes: this one was " + revokeBy + ".");
        }
        if (!until.isAfter(revokeBy)) {
            throw Refusal.field("/revokeBy", "must be after the date it replaces");
        }
        if (extensions.size() == Limits.LIST) {
            throw refuse("Access is extended at most " + Limits.LIST + " times.");
        }
        extensions = Stream.concat(extensions.stream(), Stream.of(new Extension(until, revokeBy, agreedAt, reason))).toList();
        revokeBy = until;
    }

    /** @param closedSince since when the relationship is over, null while it goes on: access does not outlast it */
    void due(Instant closedSince) {
        if (revokedAt != null || retractedAt() != null) {
            revocationDueAt = null;
        } else if (closedSince == null || revokeBy == null) {
            revocationDueAt = revokeBy == null ? closedSince : revokeBy;
        } else {
            revocationDueAt = revokeBy.isBefore(closedSince) ? revokeBy : closedSince;
        }
    }

    AccessGrantFields fields() {
        return new AccessGrantFields(systemName, holder, purpose);
    }

    void fields(AccessGrantFields fields) {
        systemName = fields.system();
        holder = fields.holder();
        purpose = fields.purpose();
    }

    /** The status at an instant: being overdue needs no move. The same rule is in statusNow. */
    AccessGrantStatus status(Instant now) {
        if (revokedAt != null) {
            return AccessGrantStatus.REVOKED;
        }
        return isPastItsDate(now) ? AccessGrantStatus.OVERDUE : AccessGrantStatus.ACTIVE;
    }

    boolean isPastItsDate(Instant now) {
        return revokeBy != null && now.isAfter(revokeBy);
    }

    AccessGrantFacts facts() {
        return new AccessGrantFacts(party, revokeBy, revokedAt);
    }

    @Override
    public UUID clientId() {
        return clientId;
    }

    Party party() {
        return party;
    }

    Instant grantedAt() {
        return grantedAt;
    }

    Instant revokeBy() {
        return revokeBy;
    }

    Instant revokedAt() {
        return revokedAt;
    }

    List<Extension> extensions() {
        return extensions;
    }

    Instant revocationDueAt() {
        return revocationDueAt;
    }

    @Override
    public String state() {
        return revokedAt == null ? "GRANTED" : "REVOKED";
    }

    @Override
    protected List<String> moves() {
        List<String> moves = new ArrayList<>();
        if (revokedAt == null) {
            moves.add(REVOKE);
            if (revokeBy != null) {
                moves.add(EXTEND);
            }
        }
        return moves;
    }
}
