package dev.troth.journal;

import dev.troth.journal.JournalVerification.BrokenLink;
import dev.troth.journal.JournalVerification.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Goes along the chain of one tenant, page by page, and recomputes each link from what is stored of the entry. */
final class ChainWalk {

    private final Connection connection;
    private final String tenant;
    private final Function<Collection<UUID>, Set<UUID>> erasedAmong;
    private long erased;

    /** @param erasedAmong which of these clients were erased */
    ChainWalk(Connection connection, String tenant, Function<Collection<UUID>, Set<UUID>> erasedAmong) {
        this.connection = connection;
        this.tenant = tenant;
        this.erasedAmong = erasedAmong;
    }

    /** Entries met whose contents are gone because their client was erased. */
    long erased() {
        return erased;
    }

    /** The first link beyond a number that does not hold; null where all do. */
    BrokenLink firstBroken(long after) throws SQLException {
        byte[] previous = hashAt(after);
        if (previous == null) {
            return new BrokenLink(after, null, Fault.SEAL_MISSING);
        }
        long seq = after;
        List<SealRow> page;
        do {
            page = SealRow.after(connection, seq);
            Set<UUID> erasedClients = erasedClients(page);
            for (SealRow row : page) {
                seq++;
                if (row.seq() != seq) {
                    return new BrokenLink(seq, null, Fault.SEAL_MISSING);
                }
                Fault fault = fault(row, previous, erasedClients);
                if (fault != null) {
                    return new BrokenLink(seq, row.entryId(), fault);
                }
                previous = row.hash();
            }
        } while (page.size() == SealRow.PAGE);
        return null;
    }

    /** The hash of a link, null where there is none; before the first link it is known. */
    byte[] hashAt(long seq) throws SQLException {
        if (seq == 0) {
            return ChainedEntry.GENESIS;
        }
        try (PreparedStatement select = connection.prepareStatement("select hash from journal_seal where seq = ?")) {
            select.setLong(1, seq);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getBytes(1) : null;
            }
        }
    }

    private Fault fault(SealRow row, byte[] previous, Set<UUID> erasedClients) throws SQLException {
        if (row.entry() == null) {
            return Fault.ENTRY_MISSING;
        }
        Fault fault = null;
        byte[] payload = row.currentPayloadHash();
        if (!Arrays.equals(payload, row.payloadHash())) {
            fault = Fault.PAYLOAD_CHANGED;
        } else if (row.hasLostPayload() && !erasedClients.contains(row.entry().clientId())) {
            fault = Fault.PAYLOAD_MISSING;
        } else if (!Arrays.equals(row.entry().link(tenant, row.seq(), previous, payload), row.hash())) {
            fault = Fault.ENTRY_CHANGED;
        } else if (row.hasLostPayload()) {
            erased++;
        }
        return fault != null && isOtherEntrysPlace(row, previous) ? Fault.ORDER_CHANGED : fault;
    }

    /** Whether an entry further on is what was sealed here: its link, recomputed for this place, is stored here or with it. */
    private boolean isOtherEntrysPlace(SealRow here, byte[] previous) throws SQLException {
        long seq = here.seq();
        List<SealRow> page;
        do {
            page = SealRow.after(connection, seq);
            for (SealRow other : page) {
                seq = other.seq();
                if (other.entry() != null) {
                    byte[] link = other.entry().link(tenant, here.seq(), previous, other.currentPayloadHash());
                    if (Arrays.equals(link, here.hash()) || Arrays.equals(link, other.hash())) {
                        return true;
                    }
                }
            }
        } while (page.size() == SealRow.PAGE);
        return false;
    }

    private Set<UUID> erasedClients(List<SealRow> page) {
        Set<UUID> clients = page.stream().filter(row -> row.hasLostPayload() && row.entry().clientId() != null).map(row -> row.entry().clientId())
                .collect(Collectors.toSet());
        return clients.isEmpty() ? Set.of() : erasedAmong.apply(clients);
    }
}
