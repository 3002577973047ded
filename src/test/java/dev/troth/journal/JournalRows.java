package dev.troth.journal;

import dev.troth.platform.tenancy.TenantRounds;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The journal's tables as the service reads and writes them for a tenant. */
@ApplicationScoped
class JournalRows {

    private final AgroalDataSource pool;
    private final TenantRounds tenants;

    JournalRows(AgroalDataSource pool, TenantRounds tenants) {
        this.pool = pool;
        this.tenants = tenants;
    }

    /** The first column of what a statement finds as the tenant. */
    List<String> read(String tenant, String query) {
        return tenants.as(tenant, () -> {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Writes as the service does for the tenant. */
    void write(String tenant, String sql) {
        tenants.as(tenant, () -> {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
