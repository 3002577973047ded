package dev.troth.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.journal.Journal;
import dev.troth.journal.JournalEntry.What;
import dev.troth.platform.json.MergePatch;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What may be done with webhooks. They are journalled for the tenant, without what only the receiver should know. */
@ApplicationScoped
public class WebhookService {

    private static final String TYPE = "WEBHOOK";
    private static final int MOST = 50;

    private final WebhookRepository webhooks;
    private final Backlog backlog;
    private final AddressOfRequest address;
    private final SecretBox box;
    private final Journal journal;
    private final MergePatch mergePatch;
    private final CurrentTenant current;
    private final Event<DeliveriesQueued> queued;
    private final Clock clock;

    WebhookService(WebhookRepository webhooks, Backlog backlog, AddressOfRequest address, SecretBox box, Journal journal,
            MergePatch mergePatch, CurrentTenant current, Event<DeliveriesQueued> queued, Clock clock) {
        this.webhooks = webhooks;
        this.backlog = backlog;
        this.address = address;
        this.box = box;
        this.journal = journal;
        this.mergePatch = mergePatch;
        this.current = current;
        this.queued = queued;
        this.clock = clock;
    }

    Page<Webhook> list(Filter filter, PageRequest page) {
        return webhooks.page(filter, page);
    }

    /** @throws Refusal 404 */
    Webhook get(UUID id) {
        return webhooks.findByIdOptional(id).orElseThrow(WebhookService::unknown);
    }

    @Transactional
    WebhookView create(NewWebhook given) {
        String secret = secret(given.secret());
        given.fields().checkTypes(List.of());
        address.check(given.url());
        if (webhooks.countLive(current.tenant()) >= MOST) {
            throw ProblemType.TOO_MANY_WEBHOOKS.because("There are " + MOST + " webhooks that have not ended.");
        }
        Instant now = clock.instant();
        UUID id = Ids.next();
        Webhook webhook = new Webhook(id, given.fields(), box.seal(id, secret), now);
        webhooks.persistAndFlush(webhook);
        append(id, "created", Said.of(webhook, null), now);
        return WebhookView.withSecret(webhook, secret);
    }

    Webhook patch(UUID id, Precondition known, JsonNode patch) {
        // A name server may take its time, and sealing waits for whoever holds the webhook: so the address is looked up before that.
        WebhookFields before = get(id).fields();
        WebhookFields asked = mergePatch.apply(before, patch);
        asked.checkTypes(before.types());
        String checked = asked.url();
        if (!checked.equals(before.url())) {
            address.check(checked);
        }
        return QuarkusTransaction.requiringNew().call(() -> change(id, known, "edited", null, (webhook, now) -> {
            WebhookFields patched = mergePatch.apply(webhook.fields(), patch);
            if (!patched.url().equals(webhook.fields().url()) && !patched.url().equals(checked)) {
                throw ProblemType.CONCURRENT_MODIFICATION.because(ProblemType.CONCURRENT_MODIFICATION.explanation());
            }
            webhook.edit(patched, now);
        }));
    }

    /** Events wait from now on. */
    @Transactional
    Webhook pause(UUID id, Precondition known, String note) {
        return change(id, known, "paused", note, (webhook, now) -> {
            webhook.pause(now);
            backlog.follow(webhook, now);
        });
    }

    /** What has waited is sent. */
    @Transactional
    Webhook resume(UUID id, Precondition known, String note) {
        return change(id, known, "resumed", note, (webhook, now) -> {
            webhook.resume(now);
            backlog.follow(webhook, now);
            queued.fire(new DeliveriesQueued(current.tenant()));
        });
    }

    @Transactional
    Webhook end(UUID id, Precondition known, String note) {
        return change(id, known, "ended", note, (webhook, now) -> {
            webhook.end(now);
            backlog.follow(webhook, now);
        });
    }

    @Transactional
    WebhookView rotate(UUID id, Precondition known, RotateSecret given) {
        String secret = secret(given == null ? null : given.secret());
        Webhook changed = change(id, known, "secret-rotated", null, (webhook, now) -> webhook.rotate(box.seal(id, secret), now));
        return WebhookView.withSecret(changed, secret);
    }

    /**
     * By the service itself, where it stands: nothing reaches the receiver.
     *
     * @return how many deliveries were given up with it
     */
    @Transactional
    int disable(UUID id, String why, Instant now) {
        Webhook webhook = locked(id);
        if (webhook.status() == WebhookStatus.ACTIVE || webhook.status() == WebhookStatus.PAUSED) {
            webhook.disable(why, now);
            append(id, "disabled", Said.of(webhook, null), now);
            return backlog.follow(webhook, now);
        }
        return 0;
    }

    /**
     * A webhook that nobody else changes before the end of this transaction.
     *
     * @throws Refusal 404
     */
    Webhook locked(UUID id) {
        return Optional.ofNullable(webhooks.locked(id)).orElseThrow(WebhookService::unknown);
    }

    private Webhook change(UUID id, Precondition known, String verb, String note, BiConsumer<Webhook, Instant> move) {
        Webhook webhook = locked(id);
        known.check(webhook.version());
        Instant now = clock.instant();
        move.accept(webhook, now);
        webhooks.flush();
        append(id, verb, Said.of(webhook, note), now);
        return webhook;
    }

    /** Keeps in the journal what happened to a webhook. */
    void append(UUID id, String verb, Object said, Instant now) {
        journal.append(new What(null, TYPE, id, "webhook." + verb, now, null), said, null);
    }

    private static String secret(String given) {
        if (given == null) {
            return WebhookSecret.generate();
        }
        if (!WebhookSecret.isValid(given)) {
            throw Refusal.field("/secret", "must be whsec_ and base64 of 24 to 64 bytes");
        }
        return given;
    }

    private static Refusal unknown() {
        return ProblemType.NOT_FOUND.because("There is no such webhook.");
    }

    /** What the journal keeps of a webhook: never its secret, nor the query of its URL. */
    private record Said(String url, List<String> types, String description, WebhookStatus status, String reason, String note) {

        static Said of(Webhook webhook, String note) {
            WebhookFields fields = webhook.fields();
            return new Said(WebhookUrl.withoutPath(fields.url()), fields.types(), fields.description(), webhook.status(), webhook.reason(), note);
        }
    }
}
