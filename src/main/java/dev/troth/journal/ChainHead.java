package dev.troth.journal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The last link of the current tenant's chain; of one without links, what comes before the first. */
record ChainHead(long seq, byte[] hash) {

    static ChainHead read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("select seq, hash from journal_seal order by seq desc limit 1")) {
            return last.next() ? new ChainHead(last.getLong("seq"), last.getBytes("hash")) : new ChainHead(0, ChainedEntry.GENESIS);
        }
    }
}
