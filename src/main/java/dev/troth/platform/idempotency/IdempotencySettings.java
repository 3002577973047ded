package dev.troth.platform.idempotency;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about kept answers, which are kept for a day. Only the schedule reads it: nothing injects it. */
@Unremovable
@ConfigMapping(prefix = "troth.idempotency")
interface IdempotencySettings {

    /** How often those are let go that are older. */
    @WithDefault("1h")
    @DurationMin(millis = 1)
    Duration forgetEvery();

    /** How long after a start for the first time. */
    @WithDefault("5m")
    @DurationMin
    Duration forgetAfterStart();
}
