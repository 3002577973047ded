package dev.troth.communication;

import dev.troth.agreement.Expectation;
import dev.troth.platform.text.Limits;
import dev.troth.record.Channel;
import dev.troth.trust.model.Party;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A communication as a caller first reports it. */
@Schema(description = "A communication as first reported")
public record NewCommunication(
        @Schema(required = true) @NotNull UUID clientId,
        @Schema(required = true, description = "The party that spoke", examples = "CLIENT") @NotNull Party from,
        @Schema(required = true, examples = "PHONE") @NotNull Channel channel,
        @Schema(required = true, description = "QUESTION, PROBLEM and CONCERN are owed a reply by the other party", examples = "QUESTION") @NotNull Purpose purpose,
        @Schema(required = true, description = "When it took place") @NotNull Instant at,
        @Schema(examples = "When will the draft be there?") @Size(max = Limits.PARAGRAPH) String summary,
        @Schema(description = "The other party's communication that this one answers, whatever its own purpose") UUID inReplyTo,
        @Valid Topic about,
        @Schema(description = "The expectation it bears on, of the agreement it is about") Expectation.Topic expectation,
        @Schema(description = "In what sense it is said; a PROMISE is about the commitment that records it") StatementKind statementKind,
        @Schema(description = "Of an UPDATE: the status reported, in a word that an agreement in force has defined", examples = "done") @Size(max = Limits.LINE) String status) {
}
