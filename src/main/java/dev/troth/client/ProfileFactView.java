package dev.troth.client;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fact of a client's profile on the wire. */
@Schema(name = "ShownFact", description = "Something that is said of the client, and whether it was verified")
public record ProfileFactView(
        @Schema(required = true) String fact,
        @Schema(required = true, description = "Whether somebody has verified it: verifiedAt says when") boolean verified,
        Instant verifiedAt,
        String verifiedBy,
        String source) {

    static ProfileFactView of(ProfileFact fact) {
        return new ProfileFactView(fact.fact(), fact.verifiedAt() != null, fact.verifiedAt(), fact.verifiedBy(), fact.source());
    }
}
