package dev.troth.platform.startup;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Ends the application once it has started, and so has migrated the schema: how a deployment's migration job runs. */
@ApplicationScoped
public class MigrateOnly {

    private static final Logger LOG = Logger.getLogger(MigrateOnly.class);

    private final boolean migrateOnly;

    MigrateOnly(@ConfigProperty(name = "troth.migrate-only", defaultValue = "false") boolean migrateOnly) {
        this.migrateOnly = migrateOnly;
    }

    void end(@Observes StartupEvent started) {
        if (migrateOnly) {
            LOG.info("The schema is migrated");
            Quarkus.asyncExit(0);
        }
    }
}
