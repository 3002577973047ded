package dev.troth.trust;

import dev.troth.platform.tenancy.Snapshot;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies the ledger of the current tenant: each line is worth what its evidence says, a reversal takes back just what its addition
 * added, and the running sums are what the lines add up to, to the integer (TRUST-MODEL.md section 4, property 7). Reads one snapshot of the
 * database and holds nobody up.
 */
@ApplicationScoped
public class LedgerVerifier {

    private static final int FETCHED_AT_ONCE = 2_000;
    private static final int MOST_NAMED = 20;

    private static final String LINES = "select id, subject, dimension, reason, r, s, effective_at, tally, reverses, r_sum, s_sum, fast_r_sum, fast_s_sum from ledger";

    private static final String REVERSALS = """
            select reversal.id from ledger reversal left join ledger addition on addition.id = reversal.reverses
            where reversal.reverses is not null and (addition.id is null or addition.reverses is not null
              or (reversal.client_id, reversal.subject, reversal.dimension, reversal.reason, reversal.source_type, reversal.source_id, reversal.tally)
                is distinct from (addition.client_id, addition.subject, addition.dimension, addition.reason, addition.source_type, addition.source_id, addition.tally)
              or (reversal.r_sum, reversal.s_sum, reversal.fast_r_sum, reversal.fast_s_sum)
                is distinct from (-addition.r_sum, -addition.s_sum, -addition.fast_r_sum, -addition.fast_s_sum))
            order by reversal.id limit\s""" + MOST_NAMED;

    private static final String SUMS = """
            with added as (
              select client_id, subject, dimension, reason, sum(r_sum) as r, sum(s_sum) as s, sum(fast_r_sum) as fast_r, sum(fast_s_sum) as fast_s,
                sum(case when reverses is null then tally else -tally end) as tally
              from ledger group by client_id, subject, dimension, reason)
            select client_id, subject, dimension, reason from added full join trust_sum held using (client_id, subject, dimension, reason)
            where (coalesce(added.r, 0), coalesce(added.s, 0), coalesce(added.fast_r, 0), coalesce(added.fast_s, 0), coalesce(added.tally, 0))
              is distinct from (coalesce(held.r, 0), coalesce(held.s, 0), coalesce(held.fast_r, 0), coalesce(held.fast_s, 0), coalesce(held.tally, 0))
            order by client_id, subject, dimension, reason limit\s""" + MOST_NAMED;

    private static final String SEGMENTS = """
            with segment as (
              select client_id, subject, ends_at, lag(ends_at, 1, timestamptz '-infinity') over (partition by client_id, subject order by ends_at) as begins_after
              from ledger_segment group by client_id, subject, ends_at),
            added as (
              select client_id, subject, ends_at, dimension, reason, sum(r_sum) as r, sum(s_sum) as s, sum(fast_r_sum) as fast_r, sum(fast_s_sum) as fast_s,
                sum(case when reverses is null then tally else -tally end) as tally, count(*) as lines
              from segment cross join lateral (
                select dimension, reason, r_sum, s_sum, fast_r_sum, fast_s_sum, tally, reverses from ledger where ledger.client_id = segment.client_id
                  and ledger.subject = segment.subject and effective_at > begins_after and effective_at <= ends_at) line
              group by client_id, subject, ends_at, dimension, reason)
            select client_id, subject, ends_at from added full join ledger_segment held using (client_id, subject, ends_at, dimension, reason)
            where (added.r, added.s, added.fast_r, added.fast_s, added.tally, added.lines)
              is distinct from (held.r, held.s, held.fast_r, held.fast_s, held.tally, held.lines)
            group by client_id, subject, ends_at order by client_id, subject, ends_at limit\s""" + MOST_NAMED;

    private final Snapshot snapshot;

    LedgerVerifier(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Adds up what is there now; a million lines take some seconds. */
    public LedgerVerification verify() {
        return snapshot.read(LedgerVerifier::verify);
    }

    private static LedgerVerification verify(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> damage = new ArrayList<>();
            long lines = lines(statement, damage);
            try (ResultSet rows = statement.executeQuery(REVERSALS)) {
                while (rows.next()) {
                    name(damage, "line " + rows.getString(1) + ", which is not what it takes back");
                }
            }
            try (ResultSet rows = statement.executeQuery(SUMS)) {
                while (rows.next()) {
                    name(damage, "client " + rows.getString(1) + ", " + rows.getString(2) + " " + rows.getString(3) + " " + rows.getString(4)
                            + ", whose sum is not what its lines add up to");
                }
            }
            if (hasSegments(statement)) {
                segments(statement, damage);
            }
            try (ResultSet rows = statement.executeQuery("select count(*) from trust_sum")) {
                rows.next();
                return new LedgerVerification(lines, rows.getLong(1), damage);
            }
        }
    }

    /** Goes through the lines without holding them all, and counts them. */
    private static long lines(Statement statement, List<String> damage) throws SQLException {
        long lines = 0;
        statement.setFetchSize(FETCHED_AT_ONCE);
        try (ResultSet rows = statement.executeQuery(LINES)) {
            while (rows.next()) {
                lines++;
                if (!isWorthWhatItSays(rows)) {
                    name(damage, "line " + rows.getString("id") + ", which is not worth what its evidence says");
                }
            }
        }
        return lines;
    }

    private static boolean isWorthWhatItSays(ResultSet row) throws SQLException {
        EvidenceSum worth = worth(row);
        return worth != null && row.getBigDecimal("r_sum").toBigInteger().equals(worth.r()) && row.getBigDecimal("s_sum").toBigInteger().equals(worth.s())
                && row.getBigDecimal("fast_r_sum").toBigInteger().equals(worth.fastR()) && row.getBigDecimal("fast_s_sum").toBigInteger().equals(worth.fastS());
    }

    /** Computed afresh; null where it is no evidence at all. */
    private static EvidenceSum worth(ResultSet row) throws SQLException {
        try {
            EvidenceSum sum = EvidenceSum.of(new Evidence(Party.valueOf(row.getString("subject")), Dimension.valueOf(row.getString("dimension")),
                    Reason.valueOf(row.getString("reason")), row.getDouble("r"), row.getDouble("s"),
                    row.getObject("effective_at", OffsetDateTime.class).toInstant(), row.getInt("tally"), true));
            return row.getString("reverses") == null ? sum : sum.negate();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void name(List<String> damage, String place) {
        if (damage.size() < MOST_NAMED) {
            damage.add(place);
        }
    }

    private static void segments(Statement statement, List<String> damage) throws SQLException {
        try (ResultSet rows = statement.executeQuery(SEGMENTS)) {
            while (rows.next()) {
                name(damage, "client " + rows.getString(1) + ", " + rows.getString(2) + " until " + rows.getString(3) + ", whose segment is not what its lines add up to");
            }
        }
    }

    private static boolean hasSegments(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(LedgerSegments.EXIST)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
