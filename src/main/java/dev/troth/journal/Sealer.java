package dev.troth.journal;

import dev.troth.platform.problem.DatabaseFailure;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.platform.time.SteadyRounds;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Gives the entries of a tenant their order, once they are committed: each its number and its link in the chain of hashes. Those who
 * write entries only queue them, so they wait neither for each other nor for the sealer; sealers of one tenant take turns.
 */
@ApplicationScoped
public class Sealer {

    /** What waits is sealed in batches, each in a transaction of its own. */
    static final int BATCH = 500;

    /** After so many batches others have their turn: a tenant that was upgraded with a million entries does not keep them waiting. */
    private static final int BATCHES_AT_ONCE = 20;
    private static final Logger LOG = Logger.getLogger(Sealer.class);

    /**
     * Another sealer is waited for so long, and as long whoever holds a webhook that is to be told: those who read meanwhile wait with a connection of the pool, which
     * others need. Then what was sealed before is all there is to read.
     */
    private static final String WAIT_NO_LONGER = "set local lock_timeout = '2s'";
    private static final String KEY = "(hashtextextended('journal_seal ' || current_setting('troth.tenant'), 0))";
    private static final String WAIT_FOR_TURN = "select true from pg_advisory_xact_lock" + KEY;
    private static final String TURN_IF_FREE = "select pg_try_advisory_xact_lock" + KEY;

    /** Entries that have their seal already, or that there are none of, are read too, so that they do not wait for ever. */
    private static final String NEXT = "select w.entry_id as waiting, s.seq as sealed, " + ChainedEntry.COLUMNS
            + " from (select entry_id, position from journal_pending order by position limit " + BATCH + ") w"
            + " left join journal_seal s on s.entry_id = w.entry_id"
            + " left join journal j on j.id = w.entry_id left join journal_payload p on p.entry_id = w.entry_id order by w.position";

    private final AgroalDataSource pool;
    private final CurrentTenant current;
    private final TenantRounds rounds;
    private final SteadyRounds steadily;
    private final JournalSettings settings;
    private final List<SealedListener> listeners;

    Sealer(AgroalDataSource pool, CurrentTenant current, TenantRounds rounds, SteadyRounds steadily,
            JournalSettings settings, @All List<SealedListener> listeners) {
        this.pool = pool;
        this.current = current;
        this.rounds = rounds;
        this.steadily = steadily;
        this.settings = settings;
        this.listeners = listeners;
    }

    /** Where nobody reads, entries are sealed all the same. */
    void begin(@Observes StartupEvent started) {
        steadily.every(settings.sealEvery(), "seal the journal", this::sealAll);
    }

    /** What another replica is sealing right now is left to it. */
    void sealAll() {
        rounds.go("select troth_tenants_to_seal()", () -> seal(TURN_IF_FREE));
    }

    /**
     * Seals what the current tenant has committed; to be called outside of a transaction. All of it, unless that is more than ten thousand
     * entries. While the database takes no changes, or somebody keeps the sealer waiting, what was sealed before is all there is to read.
     */
    public void seal() {
        sealWhatWaits(WAIT_FOR_TURN);
    }

    /** The same for those who look again in a moment: what another is sealing right now is left to it. */
    void sealUnlessAnotherDoes() {
        sealWhatWaits(TURN_IF_FREE);
    }

    private void sealWhatWaits(String turn) {
        if (!isAnyWaiting()) {
            return;
        }
        try {
            seal(turn);
        } catch (RuntimeException e) {
            if (!DatabaseFailure.isWithoutChanges(e) && !DatabaseFailure.isLocked(e)) {
                throw e;
            }
            LOG.debugf("Read without sealing what waits (%s).", DatabaseFailure.code(e));
        }
    }

    private void seal(String turn) {
        int batches = 0;
        boolean more = true;
        while (more && batches++ < BATCHES_AT_ONCE) {
            more = QuarkusTransaction.requiringNew().call(() -> sealBatch(turn));
        }
    }

    private boolean isAnyWaiting() {
        try (Connection connection = pool.getConnection()) {
            return isTrue(connection, "select exists (select from journal_pending)");
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Whether there may be more. */
    private boolean sealBatch(String turn) {
        try (Connection connection = pool.getConnection()) {
            waitNoLonger(connection);
            // What follows is a statement of its own, so that it sees what the sealer before has committed.
            if (!isTrue(connection, turn)) {
                return false;
            }
            List<UUID> waiting = new ArrayList<>();
            List<ChainedEntry> entries = new ArrayList<>();
            readNext(connection, waiting, entries);
            if (!entries.isEmpty()) {
                List<SealedEntry> sealed = append(connection, entries);
                listeners.forEach(listener -> listener.sealed(sealed));
            }
            remove(connection, waiting);
            return waiting.size() == BATCH;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static void waitNoLonger(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(WAIT_NO_LONGER);
        }
    }

    private static void readNext(Connection connection, List<UUID> waiting, List<ChainedEntry> entries) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ChainedEntry.FETCHED_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(NEXT)) {
                while (rows.next()) {
                    waiting.add(rows.getObject("waiting", UUID.class));
                    if (rows.getObject("id") != null && rows.getObject("sealed") == null) {
                        entries.add(ChainedEntry.of(rows));
                    }
                }
            }
        }
    }

    private List<SealedEntry> append(Connection connection, List<ChainedEntry> entries) throws SQLException {
        ChainHead head = ChainHead.read(connection);
        List<SealedEntry> sealed = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement("insert into journal_seal (seq, entry_id, payload_hash, hash) values (?, ?, ?, ?)")) {
            for (ChainedEntry entry : entries) {
                head = new ChainHead(head.seq() + 1, entry.link(current.tenant(), head.seq() + 1, head.hash(), entry.said()));
                insert.setLong(1, head.seq());
                insert.setObject(2, entry.id());
                insert.setBytes(3, entry.said());
                insert.setBytes(4, head.hash());
                insert.addBatch();
                sealed.add(new SealedEntry(head.seq(), entry.id(), entry.clientId(), entry.type()));
            }
            insert.executeBatch();
        }
        return List.copyOf(sealed);
    }

    private static void remove(Connection connection, List<UUID> waiting) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from journal_pending where entry_id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", waiting.toArray()));
            delete.executeUpdate();
        }
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("the journal could not be sealed", e);
    }
}
