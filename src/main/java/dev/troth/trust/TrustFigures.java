package dev.troth.trust;

import dev.troth.platform.metrics.Census;
import dev.troth.platform.metrics.Census.Figure;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Party;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** What operations see of trust: what is written into the ledger, how long a score takes, and how much is open. */
@ApplicationScoped
class TrustFigures {

    private final MeterRegistry registry;
    private final Timer scoreRead;

    TrustFigures(MeterRegistry registry) {
        this.registry = registry;
        scoreRead = Timer.builder("troth.score.read").description("Reading what a score is made of, and computing it")
                .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100),
                        Duration.ofMillis(250), Duration.ofMillis(1_000)).register(registry);
    }

    /** All are there from the start, so that the first line of a dimension is an increase. */
    void begin(@Observes StartupEvent started) {
        for (Party subject : Party.values()) {
            for (Dimension dimension : Dimension.values()) {
                lines(subject, dimension, false);
                lines(subject, dimension, true);
            }
        }
    }

    /** Counts what is committed, and nothing else. */
    void booked(@Observes(during = TransactionPhase.AFTER_SUCCESS) EvidenceBooked booked) {
        booked.entries().forEach(entry -> lines(entry.evidence().subject(), entry.evidence().dimension(), entry.reverses() != null).increment());
    }

    /** Reads a score, and how long that takes. */
    <R> R timed(Supplier<R> read) {
        return scoreRead.record(read);
    }

    private Counter lines(Party subject, Dimension dimension, boolean reversal) {
        return Counter.builder(reversal ? "troth.evidence.reversed" : "troth.evidence.recorded")
                .description(reversal ? "Lines of the ledger that take evidence back" : "Lines of the ledger that add evidence")
                .tag("subject", label(subject)).tag("dimension", label(dimension)).register(registry);
    }

    @Produces
    @Singleton
    static Census openFacts() {
        return Census.of("select * from troth_open_facts()",
                Figure.count("troth.open.facts", Tags.empty(), "Facts that time can still change; beyond 100 000 as PostgreSQL estimates them"));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
