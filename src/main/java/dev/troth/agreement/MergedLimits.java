package dev.troth.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The reply limits of what a client asked, once another turned out to be the same: what was agreed with the other binds too. */
public final class MergedLimits {

    private final List<Agreement> own;
    private final List<Agreement> others;

    /**
     * @param own the service agreements of the client
     * @param others those of the other
     */
    MergedLimits(List<Agreement> own, List<Agreement> others) {
        this.own = own;
        this.others = others;
    }

    /**
     * What would have been stamped, had the two been one.
     *
     * @param stamped what was stamped: the shortest limit of the client's agreements, or the default where none had one
     * @param asked when it was asked
     * @param recordedAt when the service recorded it: agreements recorded later had no say in it
     */
    public Duration of(Duration stamped, Instant asked, Instant recordedAt) {
        boolean agreed = shortest(own, asked, recordedAt).isPresent();
        return shortest(others, asked, recordedAt).filter(limit -> !agreed || limit.compareTo(stamped) < 0).orElse(stamped);
    }

    private static Optional<Duration> shortest(List<Agreement> agreements, Instant asked, Instant recordedAt) {
        return ServiceTimes.shortest(agreements.stream().filter(agreement -> !agreement.createdAt().isAfter(recordedAt)).flatMap(agreement -> agreement.inForce().stream()), asked);
    }
}
