package dev.troth.platform.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about metrics. */
@ConfigMapping(prefix = "troth.metrics")
interface MetricsSettings {

    /** How often what waits is counted over all tenants, by each replica. */
    @WithDefault("30s")
    @DurationMin(millis = 1)
    Duration countEvery();
}
