package dev.troth.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.journal.CloudEvent;
import dev.troth.journal.CloudEvents;
import dev.troth.journal.SealedEntry;
import dev.troth.platform.problem.FailureTrace;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.time.Ids;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What is due, for one replica at a time: an attempt is claimed in one short transaction and its outcome written in another, and nothing is locked
 * while it is under way. Who claims has a lease, and writes only while it lasts or nobody else has claimed since.
 */
@ApplicationScoped
@Startup // times that do not fit each other are noticed before anything is sent
class DeliveryQueue {

    private static final Logger LOG = Logger.getLogger(DeliveryQueue.class);

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookService service;
    private final CloudEvents events;
    private final SecretBox box;
    private final CurrentTenant current;
    private final ObjectMapper mapper;
    private final WebhookSettings settings;
    private final WebhookFigures figures;
    private final Backoff backoff;

    DeliveryQueue(WebhookRepository webhooks, DeliveryRepository deliveries, WebhookService service, CloudEvents events, SecretBox box, CurrentTenant current,
            ObjectMapper mapper, WebhookSettings settings, WebhookFigures figures) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.service = service;
        this.events = events;
        this.box = box;
        this.current = current;
        this.mapper = mapper;
        this.settings = settings;
        this.figures = figures;
        this.backoff = new Backoff(settings.backoff());
        if (settings.lease().compareTo(settings.timeout()) <= 0) {
            throw new IllegalArgumentException("troth.webhooks.lease must be longer than troth.webhooks.timeout: another replica would send what is under way");
        }
    }

    /**
     * What is due of the current tenant, so many places at the most. What is too long for those that are left waits for others to end, and what has waited less
     * waits with it: else it would wait as long as there is anything shorter.
     */
    @Transactional
    List<Claim> claim(Instant now, int room) {
        List<Claim> claims = new ArrayList<>();
        int left = room;
        for (UUID webhookId : webhooks.toClaimOf(now)) {
            if (left == 0) {
                return claims;
            }
            List<WebhookDelivery> due = deliveries.due(webhookId, now, settings.perWebhook(), left);
            Webhook webhook = webhooks.findById(webhookId);
            List<String> secrets = secrets(webhook, now);
            UUID lease = Ids.next();
            Map<UUID, CloudEvent> told = events.of(due.stream().filter(delivery -> !delivery.isTest())
                            .map(delivery -> new SealedEntry(delivery.seq(), delivery.entryId(), null, delivery.type())).toList()).stream()
                    .collect(Collectors.toMap(CloudEvent::id, Function.identity()));
            for (WebhookDelivery delivery : due) {
                byte[] body = body(delivery.isTest() ? TestEvent.of(current.tenant(), delivery) : told.get(delivery.entryId()));
                int places = Claim.places(body.length, settings.concurrency());
                if (places > left) {
                    return claims;
                }
                if (delivery.begin(lease, now, settings.lease())) {
                    claims.add(new Claim(delivery.id(), webhookId, lease, now, delivery.failures(), webhook.fields().url(), secrets, body, places));
                    left -= places;
                } else {
                    figures.gaveUp(1);
                }
            }
        }
        return claims;
    }

    /** Writes what came of an attempt, unless its lease ran out and somebody else has claimed it. */
    @Transactional
    void settle(Claim claim, Answer answer, Instant now) {
        // The webhook is locked before its deliveries, never after: neither pausing nor resuming misses an attempt that is ending.
        boolean paused = !answer.isSuccess() && webhooks.standing(claim.webhookId()) == WebhookStatus.PAUSED;
        Optional<WebhookDelivery> ours = deliveries.locked(claim.deliveryId()).filter(delivery -> claim.lease().equals(delivery.lease()));
        if (ours.isEmpty()) {
            LOG.debugf("The lease on the delivery %s ran out before its outcome was known.", claim.deliveryId());
            return;
        }
        WebhookDelivery delivery = ours.get();
        DeliveryAttempt attempt = new DeliveryAttempt(claim.begunAt(), answer.status(), answer.error(), Duration.between(claim.begunAt(), now).toMillis());
        if (answer.isSuccess()) {
            delivery.delivered(attempt, now);
            return;
        }
        delivery.failed(attempt, answer.isGone() ? Optional.empty()
                : backoff.next(delivery.failures() + 1, now, delivery.giveUpAt(), answer.retryAfter(), ThreadLocalRandom.current().nextDouble()));
        if (paused) {
            delivery.hold();
        }
        figures.gaveUp(delivery.isGivenUp() ? 1 : 0);
    }

    /** What an outcome says of the receiver, in a transaction of its own: webhooks are locked before their deliveries, never after. */
    @Transactional
    void judge(Claim claim, Answer answer, Instant now) {
        if (answer.isSuccess() && webhooks.failingSince(claim.webhookId()).isEmpty()) {
            // As most attempts end: it changes nothing, and nobody is waited for.
            return;
        }
        Webhook webhook = service.locked(claim.webhookId());
        Instant failingSince = webhook.failingSince();
        boolean tooLong = !answer.isSuccess() && failingSince != null && failingSince.plus(settings.disableAfter()).isBefore(now);
        if (answer.isGone() || tooLong) {
            figures.gaveUp(service.disable(claim.webhookId(), answer.isGone() ? "the receiver answered 410 Gone" : "every attempt has failed since " + failingSince, now));
        } else {
            webhook.heard(answer.isSuccess(), claim.begunAt());
        }
    }

    private List<String> secrets(Webhook webhook, Instant now) {
        List<String> readable = new ArrayList<>();
        for (String kept : webhook.secrets(now)) {
            try {
                readable.add(box.open(webhook.id(), kept));
            } catch (IllegalStateException e) {
                LOG.errorf(FailureTrace.of(e), "A secret of the webhook %s cannot be read: nothing is signed with it, and nothing sent where there is no other.", webhook.id());
            }
        }
        return readable;
    }

    private byte[] body(Object event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event could not be written", e);
        }
    }
}
