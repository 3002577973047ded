package dev.troth.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator sets about exports. */
@ConfigMapping(prefix = "troth.export")
interface ExportSettings {

    /** The longest an export may take. */
    @WithDefault("PT1H")
    Duration longest();
}
