package dev.troth.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When which service agreement of a client was in force: what tells work inside an agreement from work outside one (practice 39), and how long a reply may take. */
public final class ServiceTimes {

    /** Applies where no agreement says otherwise (TRUST-MODEL.md section 3, Communication). */
    private static final Duration DEFAULT_RESPONSE_LIMIT = Duration.ofHours(24);

    private final Map<UUID, List<InForce>> times;

    private ServiceTimes(Map<UUID, List<InForce>> times) {
        this.times = times;
    }

    /** @param agreements of one client, those that were taken back included: they were never in force */
    static ServiceTimes of(List<Agreement> agreements) {
        return new ServiceTimes(agreements.stream().collect(Collectors.toMap(Agreement::id, Agreement::inForce)));
    }

    /**
     * Whether work made at an instant is inside an agreement.
     *
     * @param agreementId the agreement it names, null where it names none: a service agreement has to be in force itself then, any does otherwise
     */
    public boolean cover(UUID agreementId, Instant at) {
        List<InForce> named = agreementId == null ? null : times.get(agreementId);
        return (named != null ? named.stream() : times.values().stream().flatMap(List::stream)).anyMatch(time -> time.contains(at));
    }

    /** How long a reply may take, by the agreement in force at the instant; the shortest where several are. */
    public Duration responseLimit(Instant at) {
        return shortest(times.values().stream().flatMap(List::stream), at).orElse(DEFAULT_RESPONSE_LIMIT);
    }

    /** The shortest limit of those in force at the instant; empty where none has one. */
    static Optional<Duration> shortest(Stream<InForce> times, Instant at) {
        return times.filter(time -> time.contains(at)).map(time -> time.terms().responseLimit()).filter(Objects::nonNull).min(Duration::compareTo);
    }
}
