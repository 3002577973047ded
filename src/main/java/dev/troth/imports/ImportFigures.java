package dev.troth.imports;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/** What operations see of imports. */
@ApplicationScoped
class ImportFigures {

    private final MeterRegistry registry;

    ImportFigures(MeterRegistry registry) {
        this.registry = registry;
    }

    void begin(@Observes StartupEvent started) {
        for (Result result : Result.values()) {
            lines(result);
        }
    }

    void answered(ImportResult result) {
        lines(result.problem() != null ? Result.REJECTED : Boolean.TRUE.equals(result.replayed()) ? Result.REPLAYED : Result.DONE).increment();
    }

    private Counter lines(Result result) {
        return Counter.builder("troth.import.lines").description("Lines of imports, by what came of them").tag("result", result.name().toLowerCase(Locale.ROOT)).register(registry);
    }

    private enum Result {
        DONE,
        /** Done before, and not again. */
        REPLAYED,
        REJECTED
    }
}
