package dev.troth.trust;

import jakarta.persistence.EntityManager;
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
 * A statement that scores are read with. It is sent on the session's connection, with what the session has yet to write written before; its rows are read by
 * JDBC, as a native query has the types of its columns worked out anew with each call (docs/performance.md).
 */
final class TrustStatement {

    private static final Pattern PARAMETER = Pattern.compile(":(\\w+)");

    private final String sql;
    private final List<String> parameters;

    /** @param named the statement, its parameters as {@code :name} */
    TrustStatement(String named) {
        this.parameters = PARAMETER.matcher(named).results().map(found -> found.group(1)).toList();
        this.sql = PARAMETER.matcher(named).replaceAll("?");
    }

    /** All rows at once. */
    List<TrustRow> rows(EntityManager em, Map<String, ?> values) {
        List<TrustRow> rows = new ArrayList<>();
        read(em, values, 0, rows::add);
        return rows;
    }

    /**
     * Hands over the rows one after the other.
     *
     * @param values a long, text, id or instant for each parameter, or a collection of ids
     * @param atOnce how many rows are fetched at once, within a transaction; 0 for all
     */
    void read(EntityManager em, Map<String, ?> values, int atOnce, Consumer<TrustRow> reader) {
        SharedSessionContractImplementor session = em.unwrap(SharedSessionContractImplementor.class);
        if (session.isTransactionInProgress() && session.getHibernateFlushMode().compareTo(FlushMode.AUTO) >= 0) {
            session.flush();
        }
        JdbcCoordinator jdbc = session.getJdbcCoordinator();
        PreparedStatement statement = null;
        try {
            statement = jdbc.getStatementPreparer().prepareStatement(sql);
            bind(statement, values);
            statement.setFetchSize(atOnce);
            ResultSet rows = jdbc.getResultSetReturn().extract(statement, sql);
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                reader.accept(TrustRow.of(rows, columns));
            }
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "scores could not be read", sql);
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
                statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
            }
        }
    }
}
