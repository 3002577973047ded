package dev.troth.access;

import dev.troth.platform.precondition.Representation;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An access grant on the wire. */
@Schema(name = "AccessGrant")
public record AccessGrantView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true, description = "What can be got into") String system,
        @Schema(required = true, description = "Who can get in") String holder,
        @Schema(required = true, description = "Whose people the holder belongs to, and so who revokes it") Party party,
        @Schema(description = "What it is for") String purpose,
        @Schema(required = true) AccessGrantStatus status,
        @Schema(required = true) Instant grantedAt,
        @Schema(description = "By when it is to be revoked; absent where no date was agreed") Instant revokeBy,
        @Schema(description = "Absent while it is not revoked") Instant revokedAt,
        @Schema(required = true, description = "The dates it had before, and how they were moved, in order") List<Extension> extensions,
        @Schema(description = "From when its revocation is due: by its date, or since the relationship is over; absent where it is not") Instant revocationDueAt,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    /** It becomes overdue without a change. */
    @Override
    public boolean changesUnseen() {
        return status == AccessGrantStatus.OVERDUE;
    }

    static AccessGrantView of(AccessGrant grant, Instant now) {
        AccessGrantFields fields = grant.fields();
        return new AccessGrantView(grant.id(), grant.version(), grant.clientId(), fields.system(), fields.holder(), grant.party(), fields.purpose(),
                grant.status(now), grant.grantedAt(), grant.revokeBy(), grant.revokedAt(), grant.extensions(), grant.revocationDueAt(),
                grant.createdAt(), grant.updatedAt(), grant.retractedAt(), grant.allowed());
    }
}
