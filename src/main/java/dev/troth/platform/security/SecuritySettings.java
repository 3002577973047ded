package dev.troth.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about tokens, beside their issuer, audience and keys. */
@ConfigMapping(prefix = "troth.security")
interface SecuritySettings {

    /** The claim that says whose data a token is for. */
    @WithDefault("tenant")
    @NotBlank
    String tenantClaim();

    /** The claim that says what the caller may do. */
    @WithDefault("scope")
    @NotBlank
    String scopeClaim();

    /** How often the keys of the issuer are read again. */
    @WithDefault("10m")
    @DurationMin(seconds = 1)
    Duration keysRefresh();

    /** How often at the most they are read, however many tokens name a key that is not known. */
    @WithDefault("10s")
    @DurationMin
    Duration keysPause();
}
