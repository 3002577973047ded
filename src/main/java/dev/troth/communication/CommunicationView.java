package dev.troth.communication;

import dev.troth.agreement.Expectation;
import dev.troth.agreement.StatusDefinition;
import dev.troth.platform.precondition.Representation;
import dev.troth.platform.time.Moments;
import dev.troth.platform.time.WorkingHours;
import dev.troth.record.Channel;
import dev.troth.trust.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A communication on the wire. */
@Schema(name = "Communication")
public record CommunicationView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true, description = "The party that spoke") Party from,
        @Schema(required = true) Channel channel,
        @Schema(required = true) Purpose purpose,
        @Schema(required = true, description = "When it took place") Instant at,
        String summary,
        @Schema(description = "The communication this one answers") UUID inReplyTo,
        @Schema(description = "Whether this answer came on a channel of the client's escalation plan; absent for what answers nothing") Boolean onEscalationPlan,
        Topic about,
        @Schema(description = "The expectation it bears on, of the agreement it is about") Expectation.Topic expectation,
        @Schema(description = "In what sense it is said") StatementKind statementKind,
        @Schema(description = "The status reported", examples = "done") String status,
        @Schema(description = "What the status meant to both sides when it was reported, and the observable test of it") StatusDefinition statusDefinition,
        @Schema(description = "The disclosure that records the status as proven false and known to be") UUID misreportId,
        @Schema(description = "What proved it false") String misreportProof,
        @Schema(required = true, description = "A problem or a question sent by EMAIL: talking would have served it better") boolean channelMismatch,
        @Schema(description = "How long the other party may take to reply, as agreed when this was recorded; absent where no reply is owed", implementation = String.class, format = "duration", examples = "PT24H") Duration replyLimit,
        @Schema(description = "When the clock of the reply runs, as the client's policy was when this was recorded; absent for day and night, and where no reply is owed") WorkingHours businessHours,
        @Schema(description = "When the reply is due, absences and all outside the business hours left out; absent where none is owed, and during an absence without an end") Instant replyDueAt,
        @Schema(description = "When the first reply came") Instant repliedAt,
        @Schema(description = "How long the first reply took, absences and all outside the business hours left out; absent where none was owed", implementation = String.class, format = "duration", examples = "PT4H") Duration repliedAfter,
        @Schema(description = "When the party that was owed the reply granted grace") Instant graceAt,
        @Schema(description = "When the other party confirmed that this is what was meant") Instant confirmedAt,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static CommunicationView of(Communication communication) {
        return new CommunicationView(communication.id(), communication.version(), communication.clientId(), communication.sender(),
                communication.channel(), communication.purpose(), communication.at(), communication.fields().summary(),
                communication.inReplyTo(), communication.onEscalationPlan(), communication.about(), communication.expectation(),
                communication.statementKind(), communication.status(), communication.statusDefinition(), communication.misreportId(),
                communication.misreportProof(), communication.isChannelMismatch(), communication.replyLimit(), communication.workingHours(),
                communication.replyDueAt(), communication.repliedAt(), Moments.inSeconds(communication.repliedAfter()), communication.graceAt(),
                communication.confirmedAt(), communication.createdAt(), communication.updatedAt(), communication.retractedAt(),
                communication.allowed());
    }
}
