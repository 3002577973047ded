package dev.troth.support;

import dev.troth.platform.tenancy.TenantRounds;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody who owns the database, whom neither policies nor foreign keys nor triggers hold back. */
@ApplicationScoped
public class DatabaseOwner {

    private final AgroalDataSource pool;
    private final TenantRounds tenants;

    DatabaseOwner(AgroalDataSource pool, TenantRounds tenants) {
        this.pool = pool;
        this.tenants = tenants;
    }

    /** Runs statements as the superuser, all or none; $tenant is the tenant, as a literal. */
    public void run(String tenant, String... statements) {
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
