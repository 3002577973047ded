package dev.troth.platform.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about health. */
@ConfigMapping(prefix = "troth.health")
interface HealthSettings {

    /** How long the database may take to let readiness in, and how long to answer it: whole seconds. */
    @WithDefault("2s")
    @DurationMin(seconds = 1)
    Duration databaseTimeout();
}
