package dev.troth.disclosure;

import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something told now, later or never. Of a disclosure that is recorded, what is absent stays as recorded. */
@Schema(description = "Something told now, later or never: a recorded disclosure by its id, where what is absent stays as recorded, or a new one")
public record HypotheticalDisclosure(
        @Schema(description = "The recorded disclosure; absent for a new one") UUID id,
        @Schema(description = "PROVIDER where absent; a recorded one has its own") Party discloser,
        @Schema(description = "Of a new one that tells of a delay: the commitment that is late, whose notice it is") UUID delayOf,
        @Schema(description = "MODERATE where absent") Severity severity,
        @Schema(description = "Of what it is about; NORMAL where absent") Importance importance,
        @Schema(description = "When the discloser knew; the earliest of the other instants where absent") Instant awareAt,
        @Schema(description = "When the discloser tells; may lie ahead") Instant disclosedAt,
        @Schema(description = "It is never told") Boolean never,
        @Schema(description = "When the other party knows by other means; absent if never") Instant counterpartKnewAt,
        @Schema(description = "The discloser denies it and the record shows otherwise") Boolean denied,
        @Schema(description = "The statement is proven false and known to be") Boolean deception,
        @Schema(description = "Of a new one: nothing went wrong, as with an assumption or an absence in advance") Boolean neutral) {
}
