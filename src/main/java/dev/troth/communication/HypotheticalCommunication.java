package dev.troth.communication;

import dev.troth.record.Channel;
import dev.troth.trust.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A question as it might be answered. Of one that is recorded, what is absent stays as recorded. */
@Schema(description = "A question as it might be answered: a recorded one by its id, where what is absent stays as recorded, or a new one")
public record HypotheticalCommunication(
        @Schema(description = "The recorded question, problem or concern; absent for a new one") UUID id,
        @Schema(description = "The party that owes the reply; PROVIDER where absent; a recorded one has its own") Party subject,
        @Schema(description = "QUESTION where absent; a QUESTION, PROBLEM or CONCERN; a recorded one has its own") Purpose purpose,
        @Schema(description = "When it is asked; a new one needs it") Instant askedAt,
        @Schema(description = "When it is answered; absent while it is not") Instant repliedAt,
        @Schema(description = "How it is answered; PHONE where absent") Channel channel,
        @Schema(description = "How long a reply may take; as agreed where absent") Duration limit,
        @Schema(description = "The other party grants grace") Boolean grace) {
}
