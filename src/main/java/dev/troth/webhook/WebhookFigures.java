package dev.troth.webhook;

import dev.troth.platform.metrics.Census;
import dev.troth.platform.metrics.Census.Figure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** What operations see of webhooks: how attempts end and how late deliveries are. Whom they go to is the tenants' business, and no label. */
@ApplicationScoped
class WebhookFigures {

    private final MeterRegistry registry;
    private final Counter givenUp;

    WebhookFigures(MeterRegistry registry) {
        this.registry = registry;
        this.givenUp = Counter.builder("troth.webhook.given.up").description("Deliveries to webhooks that were given up, as their receivers did not take them").register(registry);
    }

    void begin(@Observes StartupEvent started) {
        for (Outcome outcome : Outcome.values()) {
            attempts(outcome);
        }
    }

    /** @param took may be less than nothing, where the clock was set back meanwhile */
    void attempted(Answer answer, Duration took) {
        attempts(answer.isSuccess() ? Outcome.DELIVERED : answer.status() != null ? Outcome.REFUSED : Outcome.UNANSWERED).record(took.isNegative() ? Duration.ZERO : took);
    }

    void gaveUp(int deliveries) {
        givenUp.increment(deliveries);
    }

    private Timer attempts(Outcome outcome) {
        return Timer.builder("troth.webhook.attempts").description("Attempts to deliver to a webhook, by what came of them")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT)).register(registry);
    }

    @Produces
    @Singleton
    static Census waiting() {
        return Census.of("select * from troth_deliveries_waiting()",
                Figure.count("troth.webhook.deliveries", Tags.of("state", "pending"), "Deliveries to webhooks that wait to be made, and those that were given up; up to 100 000"),
                Figure.age("troth.webhook.lag", Tags.empty(), "Since the delivery that has been due for longest was due; 0 where none is"),
                Figure.count("troth.webhook.deliveries", Tags.of("state", "dead"), "Deliveries to webhooks that wait to be made, and those that were given up; up to 100 000"));
    }

    private enum Outcome {
        DELIVERED,
        /** The receiver answered otherwise than 2xx. */
        REFUSED,
        /** There was no receiver, or no answer. */
        UNANSWERED
    }
}
