package dev.troth.platform.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** What an operator sets about limits. */
@ConfigMapping(prefix = "troth.limits")
public interface LimitSettings {

    /** The longest a request, its transaction and each of its statements may take; streams and long polls have times of their own. */
    @WithDefault("30s")
    @DurationMin(seconds = 1)
    Duration requestTimeout();

    /** The longest that a tenant's journal or ledger may take to be verified: all of it is read as of one moment. A million entries take about a minute. */
    @WithDefault("30m")
    @DurationMin(seconds = 1)
    Duration verificationTimeout();

    /** Requests of one tenant in a minute, counted by each replica for itself; 0 for no limit. */
    @WithDefault("0")
    @Min(0)
    int requestsPerMinute();

    /** Imports, exports and verifications of a journal at once at a replica; to be kept below the connections of the pool. */
    @WithDefault("12")
    @Min(1)
    int streams();

    /** Imports, exports and verifications of one tenant at once at a replica. */
    @WithDefault("8")
    @Min(1)
    int streamsPerTenant();

    /** Bodies that are arriving at once at a replica; each keeps a thread, of which there are 200 unless the pool is set otherwise. */
    @WithDefault("128")
    @Min(1)
    int bodies();

    /** Bodies of one tenant that are arriving at once at a replica. */
    @WithDefault("64")
    @Min(1)
    int bodiesPerTenant();
}
