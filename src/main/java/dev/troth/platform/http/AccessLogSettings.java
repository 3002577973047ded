package dev.troth.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator sets about the line each request leaves in the log. */
@ConfigMapping(prefix = "troth.access-log")
interface AccessLogSettings {

    /** Whether the line each request leaves in the log names its tenant: better not where tenants are persons. */
    @WithDefault("true")
    boolean tenant();
}
