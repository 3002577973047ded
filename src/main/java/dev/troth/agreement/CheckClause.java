package dev.troth.agreement;

import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a clause was adhered to. */
@Schema(description = "Whether a clause was adhered to")
public record CheckClause(
        @Schema(required = true, description = "A topic of the expectations in force at that time") @NotNull Expectation.Topic topic,
        @Schema(description = "Who had to adhere to it; PROVIDER where absent") Party party,
        @Schema(required = true) @NotNull Boolean adhered,
        @Schema(description = "When somebody looked; now where absent") Instant at,
        @Schema(examples = "Two of five invoices came after the tenth") @Size(max = Limits.PARAGRAPH) String note,
        @Schema(description = "Of a clause not adhered to: how bad it is; MODERATE where absent") Severity severity) {

    /** @throws Refusal where the body contradicts itself */
    ClauseCheck at(Instant when, UUID incidentId, Instant now, String caller) {
        if (adhered && severity != null) {
            throw Refusal.field("/severity", "belongs to a clause that was not adhered to");
        }
        Severity gravity = adhered ? null : severity == null ? Severity.MODERATE : severity;
        return new ClauseCheck(topic, party == null ? Party.PROVIDER : party, adhered, when, note, gravity, incidentId, now, caller);
    }
}
