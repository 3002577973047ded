package dev.troth.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator might have set. */
record Settings(boolean allowHttp, Optional<List<String>> allowedNetworks, Optional<String> secretKey, Duration every, int concurrency, int perWebhook,
        Duration connectTimeout, Duration timeout, Duration lease, List<Duration> backoff, Duration giveUpAfter, Duration disableAfter, Duration keptFor)
        implements WebhookSettings {

    static Settings withSecretKey(String key) {
        return of(Optional.ofNullable(key), Duration.ofSeconds(15));
    }

    static Settings withTimeout(Duration timeout) {
        return of(Optional.empty(), timeout);
    }

    private static Settings of(Optional<String> key, Duration timeout) {
        return new Settings(true, Optional.empty(), key, Duration.ofSeconds(1), 8, 4, timeout, timeout, Duration.ofMinutes(1), List.of(Duration.ofSeconds(1)),
                Duration.ofHours(24), Duration.ofDays(5), Duration.ofDays(30));
    }
}
