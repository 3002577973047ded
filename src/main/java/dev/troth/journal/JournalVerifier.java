package dev.troth.journal;

import dev.troth.journal.JournalVerification.BrokenLink;
import dev.troth.journal.JournalVerification.Fault;
import dev.troth.journal.JournalVerification.Head;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.Snapshot;
import dev.troth.platform.verification.Verifications.What;
import dev.troth.platform.verification.Verifications;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Recomputes the chain of the current tenant's journal and says where it breaks first. */
@ApplicationScoped
public class JournalVerifier {

    private static final String COUNTS = "select (select count(*) from journal_seal) as sealed, (select count(*) from journal_pending) as pending";

    private static final String NOT_SEALED = """
            select j.id from journal j
            where not exists (select from journal_seal s where s.entry_id = j.id) and not exists (select from journal_pending w where w.entry_id = j.id)
            order by j.recorded_at, j.id limit 1""";

    /** Whatever is recorded is journalled: where there is anything, there was a first link. */
    private static final String RECORDED = "select exists(select from client) or exists(select from ledger)";

    private final Snapshot snapshot;
    private final CurrentTenant current;
    private final Sealer sealer;
    private final List<ErasedClients> erased;
    private final Verifications verifications;

    JournalVerifier(Snapshot snapshot, CurrentTenant current, Sealer sealer, @All List<ErasedClients> erased, Verifications verifications) {
        this.snapshot = snapshot;
        this.current = current;
        this.sealer = sealer;
        this.erased = erased;
        this.verifications = verifications;
    }

    /**
     * Verifies the links beyond a number, all in one snapshot of the database. A million entries take about a minute.
     *
     * @param after 0 for all
     * @param noted a head that must still be on the chain; null for none
     */
    public JournalVerification verify(long after, Head noted) {
        sealer.seal();
        JournalVerification found = snapshot.read(connection -> verify(connection, after, noted));
        if (isNews(found, after, noted)) {
            verifications.note(What.JOURNAL, found.broken() == null);
        }
        return found;
    }

    /** Damage is, and a whole chain that holds; that a part of it holds is not, and neither is a head, or a link beyond the last, that somebody named wrongly. */
    private static boolean isNews(JournalVerification found, long after, Head noted) {
        BrokenLink broken = found.broken();
        if (broken == null) {
            return after == 0;
        }
        return after <= found.head().seq() && (noted == null || broken.reason() != Fault.HEAD_MISSING);
    }

    /** Verifies the whole chain without sealing what waits: nothing is written, so that a replica can be verified too. */
    public JournalVerification asItStands() {
        return snapshot.read(connection -> verify(connection, 0, null));
    }

    private JournalVerification verify(Connection connection, long after, Head noted) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ChainWalk walk = new ChainWalk(connection, current.tenant(), this::erasedAmong);
            BrokenLink broken = first(walk.firstBroken(after), missingHead(walk, noted));
            ChainHead head = ChainHead.read(connection);
            long sealed;
            long pending;
            try (ResultSet counts = statement.executeQuery(COUNTS)) {
                counts.next();
                sealed = counts.getLong("sealed");
                pending = counts.getLong("pending");
            }
            if (broken == null) {
                broken = notSealed(statement);
            }
            if (broken == null && sealed + pending == 0) {
                broken = missing(statement);
            }
            return new JournalVerification(sealed, pending, new Head(head.seq(), HexFormat.of().formatHex(head.hash())), walk.erased(), broken);
        }
    }

    private static BrokenLink missingHead(ChainWalk walk, Head noted) throws SQLException {
        if (noted == null) {
            return null;
        }
        byte[] hash = walk.hashAt(noted.seq());
        return hash != null && HexFormat.of().formatHex(hash).equals(noted.hash()) ? null : new BrokenLink(noted.seq(), null, Fault.HEAD_MISSING);
    }

    private static BrokenLink first(BrokenLink one, BrokenLink other) {
        return other == null || one != null && one.seq() <= other.seq() ? one : other;
    }

    private static BrokenLink notSealed(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(NOT_SEALED)) {
            return rows.next() ? new BrokenLink(null, rows.getObject(1, UUID.class), Fault.NOT_SEALED) : null;
        }
    }

    private static BrokenLink missing(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(RECORDED)) {
            row.next();
            return row.getBoolean(1) ? new BrokenLink(1L, null, Fault.SEAL_MISSING) : null;
        }
    }

    private Set<UUID> erasedAmong(Collection<UUID> clients) {
        return erased.stream().flatMap(known -> known.among(clients).stream()).collect(Collectors.toSet());
    }
}
