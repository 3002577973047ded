package dev.troth.journal;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The feed of the current tenant's events, in the order they were sealed in. What is committed is sealed before the feed is read, unless somebody
 * keeps the sealer waiting, and numbers have no gaps: nothing can come to lie before what a reader has read.
 */
@ApplicationScoped
public class EventFeed {

    /** Where only some types are wanted, so many entries are looked through at a time, and so often for one answer: the next goes on from there. */
    private static final int WINDOW = 5_000;
    private static final int WINDOWS = 20;
    /** What was said may be megabytes: so many events are read at a time, and beyond so many characters a piece of the feed ends, however many were asked for. */
    private static final int READ_AT_ONCE = 10;
    private static final int MOST_CHARACTERS = 4_000_000;

    private static final String ENTRIES = "select s.seq, j.id, j.client_id, j.type from journal_seal s join journal j on j.id = s.entry_id"
            + " where s.seq > ? and s.seq <= ?";
    private static final String OF_TYPES = " and (j.type = any(?) or split_part(j.type, '.', 1) = any(?))";
    private static final String IN_ORDER = " order by s.seq limit ?";

    private final AgroalDataSource pool;
    private final Sealer sealer;
    private final CloudEvents events;

    EventFeed(AgroalDataSource pool, Sealer sealer, CloudEvents events) {
        this.pool = pool;
        this.sealer = sealer;
        this.events = events;
    }

    /** What follows a place, and where the reader is then; to be called outside of a transaction. */
    Piece after(EventPlace place) {
        sealer.seal();
        return sealedAfter(place);
    }

    /** How far the feed goes, for those who look again in a moment: what another is sealing right now is left to it. */
    long end() {
        sealer.sealUnlessAnotherDoes();
        try (Connection connection = pool.getConnection()) {
            return ChainHead.read(connection).seq();
        } catch (SQLException e) {
            throw new IllegalStateException("the feed could not be read", e);
        }
    }

    /** What follows a place of what is sealed already. */
    Piece sealedAfter(EventPlace place) {
        List<SealedEntry> found = new ArrayList<>();
        long seq = place.after();
        try (Connection connection = pool.getConnection()) {
            long head = ChainHead.read(connection).seq();
            for (int windows = 0; seq < head && found.size() < place.limit() && windows < WINDOWS; windows++) {
                long end = Math.min(head, seq + WINDOW);
                found.addAll(between(connection, seq, end, place.types(), place.limit() - found.size()));
                seq = found.size() == place.limit() ? found.get(found.size() - 1).seq() : end;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the feed could not be read", e);
        }
        return piece(place, found, seq);
    }

    /** @param end where the reader is once it has all that was found */
    private Piece piece(EventPlace place, List<SealedEntry> found, long end) {
        List<CloudEvent> told = new ArrayList<>();
        int read = 0;
        long characters = 0;
        while (read < found.size() && characters < MOST_CHARACTERS) {
            List<SealedEntry> next = found.subList(read, Math.min(read + READ_AT_ONCE, found.size()));
            List<CloudEvent> some = events.of(next);
            characters += some.stream().mapToLong(EventFeed::length).sum();
            told.addAll(some);
            read += next.size();
        }
        return new Piece(List.copyOf(told), place.at(read == found.size() ? end : found.get(read - 1).seq()));
    }

    private static long length(CloudEvent event) {
        JsonNode said = event.data().data();
        return said == null ? 0 : said.toString().length();
    }

    private static List<SealedEntry> between(Connection connection, long after, long end, EventTypes types, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ENTRIES + (types.areAll() ? "" : OF_TYPES) + IN_ORDER)) {
            int parameter = 0;
            select.setLong(++parameter, after);
            select.setLong(++parameter, end);
            if (!types.areAll()) {
                select.setArray(++parameter, connection.createArrayOf("text", types.exact().toArray()));
                select.setArray(++parameter, connection.createArrayOf("text", types.kinds().toArray()));
            }
            select.setInt(++parameter, limit);
            List<SealedEntry> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new SealedEntry(rows.getLong("seq"), rows.getObject("id", UUID.class), rows.getObject("client_id", UUID.class), rows.getString("type")));
                }
            }
            return found;
        }
    }

    /**
     * A piece of the feed.
     *
     * @param end where its reader is with it
     */
    record Piece(List<CloudEvent> events, EventPlace end) {

        boolean isEmpty() {
            return events.isEmpty();
        }

        EventPage page() {
            return new EventPage(events, end.token());
        }
    }
}
