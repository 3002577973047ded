package dev.troth.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator sets about the line that each request leaves in the log. */
@ConfigMapping(prefix = "troth.access-log")
interface AccessLogSettings {

    /** Whether it names the tenant; to be turned off where names of tenants are persons'. */
    @WithDefault("true")
    boolean tenant();
}
