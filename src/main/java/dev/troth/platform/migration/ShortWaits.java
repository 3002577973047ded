package dev.troth.platform.migration;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * A migration that waits for a table makes all wait that want it after: it gives up before a request does that waits for a connection, and is
 * rolled back. Outside of a transaction, where an index is built beside those who write, the limit does not count, and nobody waits behind it.
 */
class ShortWaits extends BaseCallback {

    private static final String LIMIT = "set local lock_timeout = '2s'";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(LIMIT);
        } catch (SQLException e) {
            throw new FlywayException("how long a migration waits could not be limited", e);
        }
    }
}
