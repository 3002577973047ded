package dev.troth.privacy;

import dev.troth.platform.precondition.Versioned;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How long personal data is kept, on the wire. */
@Schema(name = "RetentionPolicy", description = "How long personal data is kept")
public record RetentionPolicyView(
        @Schema(required = true, description = "0 where the tenant has never set one: nothing is erased unless somebody asks for it") long version,
        @Schema(description = "How long after a relationship has ENDED its client is erased; never where absent", format = "duration", examples = "P3Y") String personalDataAfterEnd,
        @Schema(description = "When this version was set; absent for version 0") Instant createdAt,
        @Schema(description = "Who set it; absent for version 0") String actor) implements Versioned {

    static final RetentionPolicyView NONE = new RetentionPolicyView(0, null, null, null);

    static RetentionPolicyView of(RetentionPolicyVersion version) {
        return new RetentionPolicyView(version.version(), version.personalDataAfterEnd(), version.createdAt(), version.actor());
    }

    /** The last instant a relationship has ended at whose personal data is kept no longer; empty where it is kept for ever. */
    Optional<Instant> keptNoLonger(Instant now) {
        return Optional.ofNullable(personalDataAfterEnd).map(after -> now.atZone(ZoneOffset.UTC).minus(Period.parse(after)).toInstant());
    }
}
