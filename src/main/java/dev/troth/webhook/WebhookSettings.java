package dev.troth.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about webhooks. */
@ConfigMapping(prefix = "troth.webhooks")
interface WebhookSettings {

    /** Whether plain http is a way to send: what is sent is personal data, so by default it is not. */
    @WithDefault("false")
    boolean allowHttp();

    /** Networks that are allowed though they are not public, such as 10.1.0.0/16. */
    Optional<List<String>> allowedNetworks();

    /** Base64 of 32 bytes that secrets are encrypted with; without it the database holds them as they are. */
    Optional<String> secretKey();

    /** How often the service looks for what is due. New events do not wait for it. */
    @WithDefault("1s")
    @DurationMin(millis = 1)
    Duration every();

    /** Attempts under way at once, of one replica; a tenant has a quarter of them at most. An event counts as one more for each 128 KiB that it has, up to that quarter. */
    @WithDefault("256")
    @Min(1)
    int concurrency();

    /** Attempts under way at once for one webhook, of all replicas together. */
    @WithDefault("4")
    @Min(1)
    int perWebhook();

    /** How long a receiver may take to accept a connection. */
    @WithDefault("PT5S")
    @DurationMin(millis = 1)
    Duration connectTimeout();

    /** From the name to the answer. */
    @WithDefault("PT15S")
    @DurationMin(millis = 1)
    Duration timeout();

    /** How long an attempt belongs to the replica that began it: longer than the timeout. */
    @WithDefault("PT1M")
    @DurationMin(millis = 1)
    Duration lease();

    /** How long it waits after each failure; the last one again and again. */
    @WithDefault("PT5S,PT30S,PT2M,PT10M,PT30M,PT1H,PT2H,PT4H,PT8H")
    List<Duration> backoff();

    /** When it stops trying. */
    @WithDefault("PT24H")
    @DurationMin
    Duration giveUpAfter();

    /** How long every attempt of a webhook may fail before nothing is queued for it any more. */
    @WithDefault("P5D")
    @DurationMin
    Duration disableAfter();

    /** How long deliveries stay readable. */
    @WithDefault("P30D")
    @DurationMin(hours = 1)
    Duration keptFor();
}
