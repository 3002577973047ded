package dev.troth.privacy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Locale;

/** What operations see of erasures. */
@ApplicationScoped
class ErasureFigures {

    private final MeterRegistry registry;

    ErasureFigures(MeterRegistry registry) {
        this.registry = registry;
    }

    void begin(@Observes StartupEvent started) {
        for (ErasureReason reason : ErasureReason.values()) {
            erasures(reason);
        }
    }

    /** Counts what is committed, and nothing else. */
    void erased(@Observes(during = TransactionPhase.AFTER_SUCCESS) ErasureReason reason) {
        erasures(reason).increment();
    }

    private Counter erasures(ErasureReason reason) {
        return Counter.builder("troth.erasures").description("Clients whose personal data was erased, by why").tag("reason", reason.name().toLowerCase(Locale.ROOT)).register(registry);
    }
}
