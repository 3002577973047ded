package dev.troth.platform.migration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** What a migration waits for, and what it lets others wait for (docs/upgrades.md). */
@ApplicationScoped
class MigrationLocks implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        // Whoever migrates keeps others from it by a lock of its session. By default it would be one of a transaction that stays open meanwhile, and
        // "create index concurrently" waits for every transaction that is older: for ever.
        configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        configuration.callbacks(Stream.concat(Stream.of(configuration.getCallbacks()), Stream.of(new ShortWaits())).toArray(Callback[]::new));
    }
}
