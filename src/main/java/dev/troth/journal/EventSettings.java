package dev.troth.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What an operator sets about the feed of events. */
@ConfigMapping(prefix = "troth.events")
interface EventSettings {

    /** Long polls of one tenant that wait at once at a replica; one more is answered at once. */
    @WithDefault("50")
    @Min(0)
    int waitersPerTenant();

    /** Long polls of all tenants that wait at once at a replica; one more is answered at once. Each tenant that waits costs ten short readings a second at the most. */
    @WithDefault("400")
    @Min(0)
    int waiters();
}
