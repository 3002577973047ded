package dev.troth.journal;

import dev.troth.platform.tenancy.TenantRounds;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The journal's tables as the service reads them for a tenant, and as somebody who owns the database can damage them. */
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

    /** Runs statements as the superuser, whom neither policies nor foreign keys nor triggers hold back; $tenant is the tenant, as a literal. */
    void damage(String tenant, String... statements) {
        tenants.as(tenant, () -> {
            QuarkusTransaction.requiringNew().run(() -> {
                try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                    statement.execute("set local role none");
                    statement.execute("set local session_replication_role = replica");
                    for (String sql : statements) {
                        statement.execute(sql.replace("$tenant", "'" + tenant + "'"));
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            return null;
        });
    }
}
