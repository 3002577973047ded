package dev.troth.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator sets about tokens, beside their issuer, audience and keys. */
@ConfigMapping(prefix = "troth.security")
interface SecuritySettings {

    /** The claim that says whose data a token is for. */
    @WithDefault("tenant")
    String tenantClaim();

    /** The claim that says what the caller may do. */
    @WithDefault("scope")
    String scopeClaim();

    /** How often the keys of the issuer are read again. */
    @WithDefault("10m")
    Duration keysRefresh();

    /** How often at the most they are read, however many tokens name a key that is not known. */
    @WithDefault("10s")
    Duration keysPause();
}
