package dev.troth.incident;

import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An incident as a caller first reports it. */
@Schema(description = "An incident as first reported")
public record NewIncident(
        @Schema(required = true) @NotNull UUID clientId,
        @Schema(required = true, examples = "The post went out before she had seen it") @NotBlank @Size(max = Limits.LINE) String title,
        @Schema(required = true) @NotNull Severity severity,
        @Schema(required = true, description = "When it was noticed: from then the hours to its fix are counted") @NotNull Instant detectedAt,
        @Schema(description = "SERVICE_FAILURE where absent") IncidentKind kind,
        @Schema(description = "The commitment it happened to") UUID commitmentId,
        @Schema(description = "When it happened") Instant occurredAt,
        @Schema(description = "Who noticed first; PROVIDER where absent") Detector detectedBy,
        @Valid Cause cause,
        @Schema(description = "The team or supplier whose doing it was, in free words: told apart from who answers for it, and never scored",
                examples = "The printer") @Size(max = Limits.LINE) String causedBy,
        @Schema(description = "Who answers for it; the larger share's party where absent, PROVIDER where there are no shares") Party accountable,
        @Schema(description = "The accountable party answers alone where absent") @Valid Shares shares,
        @Schema(description = "The commitment's where absent, NORMAL where there is none") Importance importance,
        @Schema(description = "Of a confidentiality breach: data left the agreement's scope for good") Boolean dataLeftScope,
        @Schema(description = "In the client's own words") @Size(max = Limits.TEXT) String complaint,
        @Size(max = Limits.TEXT) String description,
        @Schema(description = "How often the client is to hear of it until it is closed; at least an hour. P1D where absent and it is MAJOR or SEVERE, P3D otherwise",
                implementation = String.class, format = "duration", examples = "PT24H") Duration updateEvery) {

    /** What another record shows to have gone wrong. */
    static NewIncident shown(UUID clientId, IncidentKind kind, String title, Severity severity, Instant detectedAt, Detector detectedBy, UUID commitmentId,
            Cause cause, Party accountable, String description) {
        return new NewIncident(clientId, title, severity, detectedAt, kind, commitmentId, null, detectedBy, cause, null, accountable,
                null, null, null, null, description, null);
    }

    IncidentFields fields() {
        return new IncidentFields(title, description, cause, causedBy, complaint, occurredAt, updateEvery);
    }

    Party accountableParty() {
        return accountable != null ? accountable : shares != null ? shares.larger() : Party.PROVIDER;
    }
}
