package dev.troth.retention;

import dev.troth.platform.precondition.Representation;
import dev.troth.record.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A win-back on the wire. */
@Schema(name = "WinBack")
public record WinBackView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true, description = "What was tried") String approach,
        @Schema(description = "How the client was reached") Channel channel,
        @Schema(required = true) Instant attemptedAt,
        @Schema(description = "What came of it; absent while nothing has") WinBackOutcome outcome,
        Instant concludedAt,
        @Schema(description = "What the client said") String note,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static WinBackView of(WinBack winBack) {
        return new WinBackView(winBack.id(), winBack.version(), winBack.clientId(), winBack.fields().approach(), winBack.fields().channel(),
                winBack.attemptedAt(), winBack.outcome(), winBack.concludedAt(), winBack.note(), winBack.createdAt(), winBack.updatedAt(),
                winBack.retractedAt(), winBack.allowed());
    }
}
