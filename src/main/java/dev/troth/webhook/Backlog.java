package dev.troth.webhook;

import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.platform.time.SteadyRounds;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What is to be sent of a webhook stands as the webhook does: due, held, or given up. There may be millions of it, so a move changes some in its own transaction, and
 * rounds the rest in lots. Nothing depends on how soon: only of an ACTIVE webhook is anything sent.
 */
@ApplicationScoped
class Backlog {

    /** Between two rounds, in those of the dispatcher: it is seldom that there is anything to do. */
    private static final int ROUNDS_OF_THE_DISPATCHER = 10;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final TenantRounds rounds;
    private final WebhookFigures figures;
    private final WebhookSettings settings;
    private final Clock clock;

    Backlog(WebhookRepository webhooks, DeliveryRepository deliveries, TenantRounds rounds, WebhookFigures figures, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.rounds = rounds;
        this.figures = figures;
        this.settings = settings;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started, SteadyRounds steadily) {
        steadily.every(settings.every().multipliedBy(ROUNDS_OF_THE_DISPATCHER), "let deliveries follow their webhooks", this::round);
    }

    private void round() {
        rounds.go(DeliveryRepository.TENANTS_BEHIND, this::catchUp);
    }

    /** Deliveries of the current tenant stand as their webhooks do, but for those that somebody else is changing. */
    void catchUp() {
        webhooks.ids().forEach(id -> TenantRounds.inLots(() -> some(id)));
    }

    private int some(UUID id) {
        Webhook webhook = webhooks.findById(id, LockModeType.PESSIMISTIC_READ);
        int changed = follow(webhook, clock.instant());
        if (webhook.status() == WebhookStatus.DISABLED) {
            figures.gaveUp(changed);
        }
        return changed;
    }

    /**
     * Some deliveries stand as their webhook does, which nobody else changes before the end of this transaction.
     *
     * @return how many did not
     */
    int follow(Webhook webhook, Instant now) {
        return switch (webhook.status()) {
            case ACTIVE -> deliveries.release(webhook.id(), now, now.plus(settings.giveUpAfter()));
            case PAUSED -> deliveries.hold(webhook.id());
            case DISABLED -> deliveries.giveUp(webhook.id(), "the webhook was disabled");
            case ENDED -> deliveries.giveUp(webhook.id(), "the webhook has ended");
        };
    }
}
