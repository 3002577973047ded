package dev.troth.disclosure;

import dev.troth.platform.text.Limits;
import dev.troth.record.Channel;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A disclosure as a caller first records it, told or not. */
@Schema(description = "A disclosure as first recorded, told or not")
public record NewDisclosure(
        @Schema(required = true) @NotNull UUID clientId,
        @Schema(required = true) @NotNull DisclosureKind kind,
        @Schema(required = true, examples = "The proofs went out with last year's prices.") @NotBlank @Size(max = Limits.TEXT) String statement,
        @Schema(description = "PROVIDER where absent") Party discloser,
        @Valid About about,
        @Schema(description = "MODERATE where absent") Severity severity,
        @Schema(description = "When the discloser knew; the earliest of the other instants where absent") Instant awareAt,
        @Schema(description = "When the discloser told; absent while it has not") Instant disclosedAt,
        @Schema(description = "When the other party knew by other means; absent if never") Instant counterpartKnewAt,
        @Schema(description = "How it was told") Channel channel,
        @Schema(description = "What the discloser will do about it") @Size(max = Limits.TEXT) String remedyPlan,
        @Schema(description = "It was told with an apology; about an incident, the incident has it too, and the remedy plan as a remedy") Boolean apologised,
        @Schema(description = "The discloser denied it and the record shows otherwise") Boolean denied,
        @Schema(description = "The statement was proven false and known to be") Boolean deception,
        @Schema(description = "Of an ABSENCE: the window in which clocks pause; without one none does") @Valid AbsenceWindow window) {

    /** What was not told, and came to be known by other means. */
    public static NewDisclosure neverTold(UUID clientId, DisclosureKind kind, String statement, Party discloser, About about, Severity severity,
            Instant awareAt, Instant counterpartKnewAt, boolean deception) {
        return new NewDisclosure(clientId, kind, statement, discloser, about, severity, awareAt, null, counterpartKnewAt, null, null, null, null,
                deception, null);
    }

    DisclosureFields fields() {
        return new DisclosureFields(statement, severity, channel, remedyPlan, denied, deception);
    }
}
