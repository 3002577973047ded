package dev.troth.journal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One thing that happened: who, what, when it happened, when it was recorded, and what was said. Written once; what was said stands beside
 * it, since persons may have it erased. {@link Journal} writes it; from here it is only read.
 */
@Entity
@Immutable
@Table(name = "journal")
@SecondaryTable(name = JournalEntry.PAYLOAD, pkJoinColumns = @PrimaryKeyJoinColumn(name = "entry_id"))
public class JournalEntry {

    static final String PAYLOAD = "journal_payload";

    @Id
    private UUID id;
    private UUID clientId;
    private String recordType;
    private UUID recordId;
    private String type;
    private String actor;
    private Instant occurredAt;
    private Instant recordedAt;
    @Column(table = PAYLOAD)
    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode data;
    @Column(table = PAYLOAD)
    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode undo;
    private UUID corrects;

    protected JournalEntry() {
    }

    public UUID id() {
        return id;
    }

    public UUID clientId() {
        return clientId;
    }

    public String recordType() {
        return recordType;
    }

    public UUID recordId() {
        return recordId;
    }

    /** What happened, such as {@code commitment.delivered}. */
    public String type() {
        return type;
    }

    /** Who recorded it. */
    public String actor() {
        return actor;
    }

    /** When it happened, as the caller reported it. */
    public Instant occurredAt() {
        return occurredAt;
    }

    /** When the service recorded it. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** What the caller said; null where there is nothing to say, or where it was erased. */
    public JsonNode data() {
        return data;
    }

    /** The fields a correction of this entry brings back: empty for the entry that began a record, null for one that is no move. */
    public JsonNode undo() {
        return undo;
    }

    /** The entry this one takes back; null for all but corrections. */
    public UUID corrects() {
        return corrects;
    }

    /** What happened, to which record, when. */
    public record What(UUID clientId, String recordType, UUID recordId, String type, Instant occurredAt, UUID corrects) {
    }
}
