package dev.troth.platform.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator sets about health. */
@ConfigMapping(prefix = "troth.health")
interface HealthSettings {

    /** Seconds that the database may take for each step of a look at it: to be reached, to let in, to answer. */
    @WithDefault("2")
    int databaseTimeout();
}
