package dev.troth.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry of a client's timeline on the wire. */
@Schema(description = "One thing that happened in a relationship")
public record TimelineEntry(
        @Schema(required = true) UUID id,
        @Schema(required = true, implementation = EventType.class) String type,
        @Schema(required = true, implementation = JournalRecordType.class) String recordType,
        @Schema(required = true) UUID recordId,
        @Schema(required = true, description = "Who recorded it") String actor,
        @Schema(required = true, description = "When it happened, as reported") Instant occurredAt,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(description = "What was said, in the words of the request", type = SchemaType.OBJECT, additionalProperties = Object.class) JsonNode data,
        @Schema(description = "The entry this one takes back") UUID corrects) {

    static TimelineEntry of(JournalEntry entry) {
        return new TimelineEntry(entry.id(), entry.type(), entry.recordType(), entry.recordId(), entry.actor(), entry.occurredAt(),
                entry.recordedAt(), entry.data(), entry.corrects());
    }
}
