package dev.troth.platform.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator sets about limits. */
@ConfigMapping(prefix = "troth.limits")
public interface LimitSettings {

    /** The longest a request, its transaction and each of its statements may take; streams and long polls have times of their own. */
    @WithDefault("30s")
    Duration requestTimeout();

    /** The longest that a tenant's journal or ledger may take to be verified: all of it is read as of one moment. A million entries take about a minute. */
    @WithDefault("30m")
    Duration verificationTimeout();

    /** Requests of one tenant in a minute, counted by each replica for itself; 0 for no limit. */
    @WithDefault("0")
    int requestsPerMinute();

    /** Imports, exports and verifications of a journal at once at a replica; to be kept below the connections of the pool. */
    @WithDefault("12")
    int streams();

    /** Imports, exports and verifications of one tenant at once at a replica. */
    @WithDefault("8")
    int streamsPerTenant();

    /** Bodies that are arriving at once at a replica; each keeps a thread, of which there are 200 unless the pool is set otherwise. */
    @WithDefault("128")
    int bodies();

    /** Bodies of one tenant that are arriving at once at a replica. */
    @WithDefault("64")
    int bodiesPerTenant();
}
