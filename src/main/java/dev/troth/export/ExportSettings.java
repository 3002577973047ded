package dev.troth.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about exports. */
@ConfigMapping(prefix = "troth.export")
interface ExportSettings {

    /** The longest an export may take. */
    @WithDefault("PT1H")
    @DurationMin(seconds = 1)
    Duration longest();
}
