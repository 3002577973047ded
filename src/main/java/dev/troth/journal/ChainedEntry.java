package dev.troth.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * A journal entry as the chain of hashes sees it: everything that is kept of it (docs/journal.md). What was said may be megabytes, so of that only its hash.
 *
 * @param said the hash of what was said, null where that is not there: nothing was said, or it was erased
 */
record ChainedEntry(UUID id, UUID clientId, String recordType, UUID recordId, String type, String actor, Instant occurredAt, Instant recordedAt,
        UUID corrects, byte[] said) {

    /** How many entries are fetched at once, with all that was said, by those who go through many. */
    static final int FETCHED_AT_ONCE = 20;

    /** What comes before the first link. */
    static final byte[] GENESIS = new byte[32];

    /** The columns {@link #of} reads, of the journal as j and its payload as p. */
    static final String COLUMNS = "j.id, j.client_id, j.record_type, j.record_id, j.type, j.actor, j.occurred_at, j.recorded_at, j.corrects, "
            + "p.salt, cast(p.data as text) as data, cast(p.undo as text) as undo";

    /** Always to the microsecond, which is what PostgreSQL keeps. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static ChainedEntry of(ResultSet row) throws SQLException {
        return new ChainedEntry(row.getObject("id", UUID.class), row.getObject("client_id", UUID.class), row.getString("record_type"),
                row.getObject("record_id", UUID.class), row.getString("type"), row.getString("actor"), instant(row, "occurred_at"),
                instant(row, "recorded_at"), row.getObject("corrects", UUID.class),
                hash(row.getObject("salt", UUID.class), row.getString("data"), row.getString("undo")));
    }

    /**
     * The hash of what was said.
     *
     * @param salt keeps it from being guessed once the contents are erased; null where nothing was said
     * @param data what was said, as PostgreSQL prints it
     * @param undo the fields a correction brings back, as PostgreSQL prints them
     */
    static byte[] hash(UUID salt, String data, String undo) {
        return salt == null ? null : new CanonicalJson().with("salt", salt).withExactly("data", data).withExactly("undo", undo).sha256();
    }

    /**
     * The entry's link at a place of a tenant's chain.
     *
     * @param previous the hash of the link before, {@link #GENESIS} for the first
     * @param payload the hash of what was said, which outlives it
     */
    byte[] link(String tenant, long seq, byte[] previous, byte[] payload) {
        return new CanonicalJson().with("seq", seq).with("previous", previous).with("tenant", tenant).with("id", id).with("clientId", clientId)
                .with("recordType", recordType).with("recordId", recordId).with("type", type).with("actor", actor)
                .with("occurredAt", INSTANT.format(occurredAt)).with("recordedAt", INSTANT.format(recordedAt)).with("corrects", corrects)
                .with("payload", payload).sha256();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
