package dev.troth.commitment;

import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A promise as it might come out. Of one that is recorded, what is absent stays as recorded. */
@Schema(description = "A promise as it might come out: a recorded one by its id, where what is absent stays as recorded, or a new one")
public record HypotheticalCommitment(
        @Schema(description = "The recorded commitment; absent for a new one") UUID id,
        @Schema(description = "PROVIDER where absent; a recorded one has its own") Party promisor,
        @Schema(description = "NORMAL where absent") Importance importance,
        @Schema(description = "When it is promised; a new one needs it") Instant promisedAt,
        @Schema(description = "Until when it is promised; a new one needs it") Instant dueAt,
        @Schema(description = "When it is delivered; may lie ahead") Instant deliveredAt,
        @Schema(description = "How it ends where it is not delivered") Ending outcome,
        @Schema(description = "When it ends so; asOf where absent") Instant at,
        @Schema(description = "How sure the delivery is; SELF_REPORTED where absent, ACCEPTED for one by the client") Confirmation confirmation,
        @Schema(description = "When the promisor tells of a delay") @Size(max = 100) List<@NotNull Instant> delayNotices,
        @Schema(description = "How often the due date is moved by agreement") @PositiveOrZero @Max(1000) Integer renegotiations,
        @Schema(description = "The other party grants grace") Boolean grace,
        @Schema(description = "The other party consented to a skill gap beforehand") Boolean skillGapConsented) {

    /** A recorded commitment of which nothing is otherwise. */
    static HypotheticalCommitment asRecorded(UUID id) {
        return new HypotheticalCommitment(id, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** How a promise ends that is not delivered. */
    public enum Ending {
        MISSED,
        WITHDRAWN,
        CANCELLED
    }
}
