package dev.troth.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A journal entry as other services hear of it: CloudEvents 1.0, structured JSON.
 *
 * @param source whose record it happened in: {@code /tenants/<tenant>}, an identifier and no address of this API
 * @param subject the record it happened to: the plural of its kind and its id
 * @param sequence the entry's number in the tenant's order, as text (the extension Sequence of CloudEvents)
 */
@Schema(description = "Something that happened, as a CloudEvent (CloudEvents 1.0, structured JSON)")
public record CloudEvent(
        @Schema(required = true, examples = "1.0") String specversion,
        @Schema(required = true, description = "The journal entry: with the source it is unique") UUID id,
        @Schema(required = true, description = "Whose record it happened in: an identifier, no address", examples = "/tenants/acme") String source,
        @Schema(required = true, implementation = CloudEventType.class) String type,
        @Schema(required = true, description = "The record it happened to", examples = "commitments/0198c0de-0000-7000-8000-000000000001") String subject,
        @Schema(required = true, description = "When it happened, as reported") Instant time,
        @Schema(required = true, examples = "application/json") String datacontenttype,
        @Schema(required = true, description = "Its number in the tenant's order, without gaps (the extension Sequence)", examples = "42") String sequence,
        @Schema(required = true) EventData data) {

    /** What every type begins with. */
    public static final String TYPE_PREFIX = "dev.troth.";

    /** The version of CloudEvents that every event is written in. */
    public static final String SPEC_VERSION = "1.0";
    /** What the data of every event are. */
    public static final String JSON = "application/json";

    /** Whose record an event happened in. */
    public static String source(String tenant) {
        return "/tenants/" + tenant;
    }

    static CloudEvent of(String tenant, long seq, JournalEntry entry) {
        return new CloudEvent(SPEC_VERSION, entry.id(), source(tenant), TYPE_PREFIX + entry.type(), subject(entry), entry.occurredAt(), JSON,
                Long.toString(seq), new EventData(entry.clientId(), entry.recordType(), entry.recordId(), entry.actor(), entry.occurredAt(),
                        entry.recordedAt(), entry.corrects(), entry.data()));
    }

    /** Such as {@code access-grants/<id>}, {@code trust-policies/<id>}. */
    private static String subject(JournalEntry entry) {
        String kind = entry.recordType().toLowerCase(Locale.ROOT).replace('_', '-');
        return (kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s") + "/" + entry.recordId();
    }

    /** What an event says of the entry. */
    @Schema(description = "What happened, who recorded it, and what was said")
    public record EventData(
            @Schema(description = "The client it concerns; absent for what concerns the tenant as a whole") UUID clientId,
            @Schema(required = true, implementation = JournalRecordType.class) String recordType,
            @Schema(required = true) UUID recordId,
            @Schema(required = true, description = "Who recorded it") String actor,
            @Schema(required = true, description = "When it happened, as reported") Instant occurredAt,
            @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
            @Schema(description = "The entry this one takes back") UUID corrects,
            @Schema(description = "What was said, in the words of the request; absent where nothing was, or where it was erased",
                    type = SchemaType.OBJECT, additionalProperties = Object.class) JsonNode data) {
    }
}
