package dev.troth.platform.metrics;

import dev.troth.platform.metrics.Census.Figure;
import dev.troth.platform.problem.OutageLog;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.platform.time.SteadyRounds;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts over all tenants now and then, so that neither a request nor a scrape waits for it. Every replica tells the same. While the database
 * cannot be asked there is no number, rather than an old one.
 */
@ApplicationScoped
public class CensusTaker {

    private final List<Census> censuses;
    private final TenantRounds rounds;
    private final AgroalDataSource pool;
    private final MeterRegistry registry;
    private final Clock clock;
    private final OutageLog outages;
    private final Map<Figure, Double> counted = new ConcurrentHashMap<>();
    private volatile Instant lastCounted;

    CensusTaker(@All List<Census> censuses, TenantRounds rounds, AgroalDataSource pool, MeterRegistry registry, Clock clock, OutageLog outages) {
        this.censuses = censuses;
        this.rounds = rounds;
        this.pool = pool;
        this.registry = registry;
        this.clock = clock;
        this.outages = outages;
    }

    void begin(@Observes StartupEvent started, SteadyRounds steadily, MetricsSettings settings) {
        lastCounted = clock.instant();
        censuses.stream().flatMap(census -> census.figures().stream()).forEach(figure -> Gauge.builder(figure.name(), () -> counted.getOrDefault(figure, Double.NaN))
                .tags(figure.tags()).baseUnit(figure.unit()).description(figure.description()).register(registry));
        Gauge.builder("troth.census.age", () -> Duration.between(lastCounted, clock.instant()).toMillis() / 1_000.0).baseUnit("seconds")
                .description("Since all tenants were counted last").register(registry);
        steadily.every(settings.countEvery(), "count what waits", this::count);
    }

    /** Counts; what cannot be counted has no number until it can. */
    void count() {
        try {
            rounds.asEveryone(this::countAll);
            lastCounted = clock.instant();
        } catch (RuntimeException e) {
            counted.clear();
            if (!outages.takes(e)) {
                throw e;
            }
        }
    }

    private Void countAll() {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            for (Census census : censuses) {
                try (ResultSet row = statement.executeQuery(census.query())) {
                    row.next();
                    for (int i = 0; i < census.figures().size(); i++) {
                        double number = row.getDouble(i + 1);
                        counted.put(census.figures().get(i), row.wasNull() ? Double.NaN : number);
                    }
                }
            }
            return null;
        } catch (SQLException e) {
            throw new IllegalStateException("all tenants could not be counted", e);
        }
    }
}
