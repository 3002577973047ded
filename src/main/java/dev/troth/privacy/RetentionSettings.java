package dev.troth.privacy;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about retention. Only the schedule reads it: nothing injects it. */
@Unremovable
@ConfigMapping(prefix = "troth.privacy")
interface RetentionSettings {

    /** How often the clients are erased whose time is over; {@code off} for never, which is no duration. */
    @WithDefault("24h")
    String retentionEvery();

    /** How long after a start for the first time. */
    @WithDefault("10m")
    @DurationMin
    Duration retentionAfterStart();
}
