package dev.troth.incident;

import dev.troth.platform.precondition.Representation;
import dev.troth.platform.time.Moments;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An incident on the wire. */
@Schema(name = "Incident")
public record IncidentView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true) IncidentKind kind,
        @Schema(required = true) String title,
        String description,
        @Schema(description = "In the client's own words") String complaint,
        @Schema(required = true) Severity severity,
        @Schema(description = "As stated; absent where it follows from the commitment") Importance importance,
        @Schema(description = "The commitment it happened to") UUID commitmentId,
        @Schema(description = "When it happened") Instant occurredAt,
        @Schema(required = true, description = "When it was noticed") Instant detectedAt,
        @Schema(required = true, description = "Who noticed first") Detector detectedBy,
        Cause cause,
        @Schema(description = "The team or supplier whose doing it was, apart from who answers for it") String causedBy,
        @Schema(required = true, description = "k: the earlier incidents of the same cause within 12 months that count for who answers for it, at most 3") int recurrence,
        @Schema(required = true, description = "Who answers for it") Party accountable,
        @Schema(required = true) Shares shares,
        @Schema(required = true, description = "Of a confidentiality breach: data left the agreement's scope for good") boolean dataLeftScope,
        @Schema(required = true) IncidentStatus status,
        @Schema(required = true) Ownership ownership,
        Instant acknowledgedAt,
        @Schema(description = "How long after detection it was acknowledged", implementation = String.class, format = "duration", examples = "PT30M") Duration acknowledgedAfter,
        Instant apologisedAt,
        @Schema(required = true) List<Remedy> remedies,
        Instant fixedAt,
        @Schema(description = "How long after detection it was fixed", implementation = String.class, format = "duration", examples = "PT6H") Duration fixedAfter,
        Restitution restitution,
        String lesson,
        @Schema(description = "The practice adopted from it") UUID practiceId,
        @Schema(description = "Why it leaves no practice, or no lesson") Waiver waiver,
        @Schema(description = "When the client confirmed being heard") Instant heardAt,
        Instant closedAt,
        @Schema(required = true, description = "h, between 0 and 1: how well it was handled, as recorded so far", examples = "0.985969") double handling,
        @Schema(required = true, description = "What it still calls for until it is closed, in the words of its moves, and practice for the one it should leave; whatever the cause",
                examples = "[\"own\", \"apologise\"]") List<String> stillOwed,
        @Schema(required = true, description = "How often the client is to hear of it until it is closed", implementation = String.class,
                format = "duration", examples = "PT24H") Duration updateEvery,
        @Schema(description = "When the provider last spoke about it") Instant lastUpdateAt,
        @Schema(required = true, description = "The parties that have granted grace") List<Party> graceFrom,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static IncidentView of(Incident incident) {
        IncidentFields fields = incident.fields();
        return new IncidentView(incident.id(), incident.version(), incident.clientId(), incident.kind(), fields.title(),
                fields.description(), fields.complaint(), incident.severity(), incident.importance(), incident.commitmentId(),
                fields.occurredAt(), incident.detectedAt(), incident.detectedBy(), fields.cause(), fields.causedBy(), incident.recurrence(), incident.accountable(),
                incident.shares().plain(), incident.dataLeftScope(), incident.status(), incident.ownership(), incident.acknowledgedAt(),
                after(incident, incident.acknowledgedAt()), incident.apologisedAt(), incident.remedies(), incident.fixedAt(), after(incident, incident.fixedAt()), incident.restitution(), incident.lesson(),
                incident.practiceId(), incident.waiver(), incident.heardAt(), incident.closedAt(),
                IncidentRules.handling(incident.handling(), incident.detectedAt()), StillOwed.on(incident),
                incident.updateEvery(), incident.lastUpdateAt(), incident.graceFrom(), incident.createdAt(),
                incident.updatedAt(), incident.retractedAt(), incident.allowed());
    }

    /** Both clocks run from detection (practice 57); what was done before anyone noticed took no time. */
    private static Duration after(Incident incident, Instant done) {
        return done == null ? null : done.isBefore(incident.detectedAt()) ? Duration.ZERO : Moments.between(incident.detectedAt(), done);
    }
}
