package dev.troth.webhook;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What may be done with deliveries: to look at them, to send them anew, and to send one that is a test. */
@ApplicationScoped
public class DeliveryService {

    private final DeliveryRepository deliveries;
    private final WebhookService service;
    private final CurrentTenant current;
    private final Event<DeliveriesQueued> queued;
    private final Clock clock;
    private final Duration giveUpAfter;

    DeliveryService(DeliveryRepository deliveries, WebhookService service, CurrentTenant current, Event<DeliveriesQueued> queued,
            Clock clock, WebhookSettings settings) {
        this.deliveries = deliveries;
        this.service = service;
        this.current = current;
        this.queued = queued;
        this.clock = clock;
        this.giveUpAfter = settings.giveUpAfter();
    }

    Page<WebhookDelivery> list(UUID webhookId, Filter filter, PageRequest page) {
        service.get(webhookId);
        return deliveries.page(filter.where("e.webhookId = :webhook", "webhook", webhookId), page);
    }

    WebhookDelivery get(UUID id) {
        return deliveries.findByIdOptional(id).orElseThrow(DeliveryService::unknown);
    }

    @Transactional
    WebhookDelivery test(UUID webhookId, Precondition known, String note) {
        Webhook webhook = standing(webhookId, Webhook.TEST);
        known.check(webhook.version());
        Instant now = clock.instant();
        WebhookDelivery delivery = new WebhookDelivery(Ids.next(), webhookId, null, null, WebhookDelivery.TEST_TYPE, now);
        delivery.due(now, now.plus(giveUpAfter));
        deliveries.persistAndFlush(delivery);
        service.append(webhookId, "tested", new SentAnew(delivery.id(), null, null, note), now);
        due();
        return delivery;
    }

    @Transactional
    WebhookDelivery redeliver(UUID id, Precondition known, String note) {
        // The webhook is locked before its deliveries, never after.
        Webhook webhook = standing(deliveries.webhookOf(id).orElseThrow(DeliveryService::unknown), Webhook.REDELIVER);
        WebhookDelivery delivery = deliveries.locked(id).orElseThrow(DeliveryService::unknown);
        known.check(delivery.version());
        Instant now = clock.instant();
        delivery.redeliver(webhook.dueAt(now), now.plus(giveUpAfter));
        deliveries.flush();
        service.append(webhook.id(), "redelivered", new SentAnew(id, null, null, note), now);
        due();
        return delivery;
    }

    /** All that was queued since an instant and given up. */
    @Transactional
    Redelivered redeliver(UUID webhookId, RedeliverDead body) {
        Webhook webhook = standing(webhookId, Webhook.REDELIVER);
        Instant now = clock.instant();
        int count = deliveries.redeliverDead(webhookId, body.since(), webhook.dueAt(now), now.plus(giveUpAfter));
        service.append(webhookId, "redelivered", new SentAnew(null, body.since(), count, null), now);
        due();
        return new Redelivered(count);
    }

    /** A webhook that allows a move, and keeps its status until this transaction ends. */
    private Webhook standing(UUID webhookId, String move) {
        Webhook webhook = service.locked(webhookId);
        webhook.require(move);
        return webhook;
    }

    private static Refusal unknown() {
        return ProblemType.NOT_FOUND.because("There is no such delivery.");
    }

    private void due() {
        queued.fire(new DeliveriesQueued(current.tenant()));
    }

    /** What the journal keeps of what was sent because somebody asked for it. */
    private record SentAnew(UUID deliveryId, Instant since, Integer count, String note) {
    }
}
