package dev.troth.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about the journal. */
@ConfigMapping(prefix = "troth.journal")
interface JournalSettings {

    /** How often what waits is sealed. Whoever reads the feed does not wait for it. */
    @WithDefault("1s")
    @DurationMin(millis = 1)
    Duration sealEvery();
}
