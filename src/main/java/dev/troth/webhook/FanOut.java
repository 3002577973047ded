package dev.troth.webhook;

import dev.troth.journal.SealedEntry;
import dev.troth.journal.SealedListener;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Queues a delivery for each webhook that wants an entry, in the transaction that seals it: no entry is queued twice, or forgotten. */
@ApplicationScoped
public class FanOut implements SealedListener {

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final CurrentTenant current;
    private final Event<DeliveriesQueued> queued;
    private final Clock clock;
    private final Duration giveUpAfter;

    FanOut(WebhookRepository webhooks, DeliveryRepository deliveries, CurrentTenant current, Event<DeliveriesQueued> queued, Clock clock,
            WebhookSettings settings) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.current = current;
        this.queued = queued;
        this.clock = clock;
        this.giveUpAfter = settings.giveUpAfter();
    }

    @Override
    public void sealed(List<SealedEntry> entries) {
        List<Webhook> listening = webhooks.listening();
        Instant now = clock.instant();
        boolean due = false;
        for (SealedEntry entry : entries) {
            for (Webhook webhook : listening) {
                if (webhook.fields().wants(entry.type())) {
                    WebhookDelivery delivery = new WebhookDelivery(Ids.next(), webhook.id(), entry.entryId(), entry.seq(), entry.type(), now);
                    delivery.due(webhook.dueAt(now), now.plus(giveUpAfter));
                    deliveries.persist(delivery);
                    due |= delivery.nextAttemptAt() != null;
                }
            }
        }
        if (due) {
            queued.fire(new DeliveriesQueued(current.tenant()));
        }
    }
}
