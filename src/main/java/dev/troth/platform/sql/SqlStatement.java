package dev.troth.platform.sql;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hibernate.FlushMode;
import org.hibernate.engine.jdbc.spi.JdbcCoordinator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * A statement in SQL that is sent so often that a native query would cost more than it: that has the types of its columns worked out anew with each call
 * (docs/performance.md). It is sent on the session's connection, in its transaction where it reads in one, with what the session has yet to write
 * written before.
 *
 * <p>A value is a number, a text, an id, an instant, a collection of ids, or null where the statement says the type.
 */
public final class SqlStatement {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+)");

    private final String sql;
    private final List<String> parameters;

    /** @param named the statement, its parameters as {@code :name} */
    public SqlStatement(String named) {
        this.parameters = PARAMETER.matcher(named).results().map(found -> found.group(1)).toList();
        this.sql = PARAMETER.matcher(named).replaceAll("?");
    }

    /**
     * All rows at once.
     *
     * @param values by the names of the parameters
     */
    public <R> List<R> rows(EntityManager em, Map<String, ?> values, RowReader<R> reader) {
        List<R> rows = new ArrayList<>();
        read(em, values, 0, reader, rows::add);
        return rows;
    }

    /**
     * Hands over the rows one after the other.
     *
     * @param values by the names of the parameters
     * @param atOnce how many rows are fetched at once, within a transaction; 0 for all
     */
    public <R> void read(EntityManager em, Map<String, ?> values, int atOnce, RowReader<R> reader, Consumer<R> taker) {
        send(em, (jdbc, statement) -> {
            bind(statement, values);
            statement.setFetchSize(atOnce);
            ResultSet rows = jdbc.getResultSetReturn().extract(statement, sql);
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                taker.accept(reader.read(rows, columns));
            }
        });
    }

    /**
     * Inside a transaction.
     *
     * @param values by the names of the parameters
     */
    public void write(EntityManager em, Map<String, ?> values) {
        inTransaction(em);
        send(em, (jdbc, statement) -> {
            bind(statement, values);
            jdbc.getResultSetReturn().executeUpdate(statement, sql);
        });
    }

    /** Sends the statement once for each of several, in one round trip. Inside a transaction. */
    public void writeEach(EntityManager em, List<? extends Map<String, ?>> several) {
        if (several.isEmpty()) {
            return;
        }
        inTransaction(em);
        send(em, (jdbc, statement) -> {
            for (Map<String, ?> values : several) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        });
    }

    private static void inTransaction(EntityManager em) {
        em.unwrap(SharedSessionContractImplementor.class).checkTransactionNeededForUpdateOperation("what is written needs a transaction");
    }

    private void send(EntityManager em, Sending sending) {
        SharedSessionContractImplementor session = em.unwrap(SharedSessionContractImplementor.class);
        if (session.isTransactionInProgress() && session.getHibernateFlushMode().compareTo(FlushMode.AUTO) >= 0) {
            session.flush();
        }
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        PreparedStatement statement = null;
        try {
            statement = jdbc.getStatementPreparer().prepareStatement(sql);
            sending.send(jdbc, statement);
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "a statement failed", sql);
        } finally {
            // Also where none could be prepared, as the connection was broken: it is not to keep its place in the pool.
            if (statement != null) {
                jdbc.getLogicalConnection().getResourceRegistry().release(statement);
            }
            jdbc.afterStatementExecution();
            session.afterOperation(true);
        }
    }

    private void bind(PreparedStatement statement, Map<String, ?> values) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = values.get(parameters.get(i));
            if (value instanceof Collection<?> ids) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids.toArray()));
            } else {
                statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC)
                        : value instanceof BigInteger whole ? new BigDecimal(whole) : value);
            }
        }
    }

    /** Reads the row that a result is at. */
    @FunctionalInterface
    public interface RowReader<R> {

        R read(ResultSet row, int columns) throws SQLException;
    }

    @FunctionalInterface
    private interface Sending {

        void send(JdbcCoordinator jdbc, PreparedStatement statement) throws SQLException;
    }
}
