package dev.troth.trust;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A row of what scores are read from: of the subject and the policy, and besides either a sum or an open fact. By positions, which all its statements keep:
 * names would cost a map for each row.
 *
 * @param columns as {@link #OF_ACCOUNT} and then those of {@link TrustRows} have them
 */
record TrustRow(Object[] columns) {

    /** The first columns of each statement. */
    static final String OF_ACCOUNT = "account.established_at, " + PolicyInForce.COLUMNS;

    private static final int ESTABLISHED_AT = 0;
    private static final int POLICY = 1;
    private static final int CLIENT_OR_PASSED = 5;
    private static final int DIMENSION = 6;
    static final int SOURCE_TYPE = 13;
    static final int SOURCE_ID = 14;
    static final int FACTS = 15;
    static final int SETTLED_THROUGH = 16;
    private static final int ACCOUNT = 17;

    /** The row that a result is at. */
    static TrustRow of(ResultSet rows, int width) throws SQLException {
        Object[] columns = new Object[width];
        for (int column = 0; column < width; column++) {
            columns[column] = column == ESTABLISHED_AT || column == SETTLED_THROUGH ? instant(rows, column + 1) : rows.getObject(column + 1);
        }
        return new TrustRow(columns);
    }

    /** @param column from 1 on */
    static Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime at = rows.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    Instant establishedAt() {
        return (Instant) columns[ESTABLISHED_AT];
    }

    /** One of the policy's columns, in the order of {@link PolicyInForce#COLUMNS}. */
    Object policy(int column) {
        return columns[POLICY + column];
    }

    /** How many of the points asked for are passed when the sum begins to count, where points are asked for. */
    int passed() {
        return ((Number) columns[CLIENT_OR_PASSED]).intValue();
    }

    boolean isSum() {
        return columns[DIMENSION] != null;
    }

    EvidenceSum sum() {
        return sum(columns, DIMENSION);
    }

    /** A sum, from the columns dimension, reason, r, s, fast_r, fast_s and tally, of which dimension is the one at the given position. */
    static EvidenceSum sum(Object[] columns, int dimension) {
        int column = dimension;
        return new EvidenceSum(Dimension.valueOf((String) columns[column++]), Reason.valueOf((String) columns[column++]), integer(columns[column++]),
                integer(columns[column++]), integer(columns[column++]), integer(columns[column++]), ((Number) columns[column]).longValue());
    }

    boolean isOpenFact() {
        return columns[SOURCE_TYPE] != null;
    }

    Source source(UUID clientId) {
        return new Source(clientId, (String) columns[SOURCE_TYPE], (UUID) columns[SOURCE_ID]);
    }

    String facts() {
        return (String) columns[FACTS];
    }

    Instant settledThrough() {
        return (Instant) columns[SETTLED_THROUGH];
    }

    /** Whose account it is, where several are read. */
    UUID clientId() {
        return (UUID) columns[ACCOUNT];
    }

    private static BigInteger integer(Object column) {
        return ((BigDecimal) column).toBigIntegerExact();
    }
}
