package dev.troth.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about imports. */
@ConfigMapping(prefix = "troth.imports")
interface ImportSettings {

    /** How long a stream that says nothing keeps its import from another one. */
    @WithDefault("PT90S")
    @DurationMin(seconds = 1)
    Duration lease();

    /** How long what came of each line is kept. */
    @WithDefault("P30D")
    @DurationMin(hours = 1)
    Duration keptFor();
}
