package dev.troth.disclosure;

import dev.troth.platform.text.Limits;
import dev.troth.record.Channel;
import dev.troth.trust.model.Severity;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may change in a disclosure: the fields a merge patch works on. Its instants change by moves. */
@Schema(description = "The fields of a disclosure that may change; its instants change by moves")
public record DisclosureFields(
        @Schema(required = true) @NotBlank @Size(max = Limits.TEXT) String statement,
        @Schema(description = "MODERATE where absent") Severity severity,
        @Schema(description = "How it was told") Channel channel,
        @Schema(description = "What the discloser will do about it") @Size(max = Limits.TEXT) String remedyPlan,
        @Schema(description = "The discloser denied it and the record shows otherwise") Boolean denied,
        @Schema(description = "The statement was proven false and known to be") Boolean deception) {
}
