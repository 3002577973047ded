package dev.troth.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.platform.limits.LimitSettings;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** How many requests a tenant may make: a bucket that is refilled steadily, kept in memory, so that each replica counts for itself. */
@ApplicationScoped
public class RequestRate {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_TENANTS = 100_000;

    private final int perMinute;
    /** A bucket nobody took from for a period is full, as a new one is. */
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder().expireAfterAccess(PERIOD.multipliedBy(2)).maximumSize(MOST_TENANTS).build();

    @Inject
    RequestRate(LimitSettings limits) {
        this(limits.requestsPerMinute());
    }

    RequestRate(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Counts a request; empty where no limit is set. */
    Optional<Taken> take(String tenant) {
        if (perMinute <= 0) {
            return Optional.empty();
        }
        ConsumptionProbe probe = buckets.get(tenant, name -> full()).tryConsumeAndReturnRemaining(1);
        return Optional.of(new Taken(probe.isConsumed(), perMinute, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill())));
    }

    private Bucket full() {
        return Bucket.builder().addLimit(Bandwidth.builder().capacity(perMinute).refillGreedy(perMinute, PERIOD).build()).build();
    }

    private static long seconds(long nanos) {
        return (nanos + Duration.ofSeconds(1).toNanos() - 1) / Duration.ofSeconds(1).toNanos();
    }

    /**
     * What came of it.
     *
     * @param reset      seconds until all requests are there again
     * @param retryAfter seconds until the next one is, where this one was not
     */
    record Taken(boolean allowed, int limit, long remaining, long reset, long retryAfter) {
    }
}
