package dev.troth.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A link of the chain as it is stored, with the entry it seals.
 *
 * @param payloadHash of what was said, null where nothing was
 * @param entry null where there is none any more
 */
record SealRow(long seq, UUID entryId, byte[] payloadHash, byte[] hash, ChainedEntry entry) {

    static final int PAGE = 500;

    private static final String PAGE_AFTER = "select s.seq, s.entry_id, s.payload_hash, s.hash, " + ChainedEntry.COLUMNS
            + " from (select * from journal_seal where seq > ? order by seq limit " + PAGE + ") s"
            + " left join journal j on j.id = s.entry_id left join journal_payload p on p.entry_id = s.entry_id order by s.seq";

    /** The next links after a number, in a transaction: without one the driver takes all of their contents at once. */
    static List<SealRow> after(Connection connection, long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE_AFTER)) {
            select.setFetchSize(ChainedEntry.FETCHED_AT_ONCE);
            select.setLong(1, seq);
            List<SealRow> page = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(new SealRow(rows.getLong("seq"), rows.getObject("entry_id", UUID.class), rows.getBytes("payload_hash"), rows.getBytes("hash"),
                            rows.getObject("id") == null ? null : ChainedEntry.of(rows)));
                }
            }
            return page;
        }
    }

    /** Whether what was said is gone, or was never there while its hash is. */
    boolean hasLostPayload() {
        return entry != null && entry.said() == null && payloadHash != null;
    }

    /** The hash of what was said, recomputed where it is there. */
    byte[] currentPayloadHash() {
        return entry.said() == null ? payloadHash : entry.said();
    }
}
