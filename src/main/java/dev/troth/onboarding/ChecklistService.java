package dev.troth.onboarding;

import dev.troth.client.Client;
import dev.troth.client.ClientChanged;
import dev.troth.client.ClientCreated;
import dev.troth.client.ClientKindChanged;
import dev.troth.client.ClientService;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.ClientRecordService;
import dev.troth.record.RecordType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What may be done with the checklist of a client, and where it comes from. */
@ApplicationScoped
public class ChecklistService extends ClientRecordService<ChecklistItem> {

    private final ChecklistItemRepository items;
    private final ChecklistTemplateRepository templates;
    private final ClientService clients;

    ChecklistService(ChecklistItemRepository items, ChecklistTemplateRepository templates, ClientService clients) {
        this.items = items;
        this.templates = templates;
        this.clients = clients;
    }

    public Page<ChecklistItem> list(UUID clientId, Filter filter, PageRequest page) {
        requireClient(clientId);
        return items.page(filter.where("e.clientId = :client", "client", clientId), page);
    }

    /** An item of this client's own. */
    @Transactional
    public ChecklistItem create(UUID clientId, NewChecklistItem given) {
        requireClient(clientId);
        // Before its stage is read, which somebody else may be changing.
        ledger.lock(clientId);
        boolean gone = isGone(clients.stage(clientId));
        Instant now = clock.instant();
        return create(new ChecklistItem(Ids.next(), clientId, null, given, gone, now), "recorded", now, given);
    }

    @Transactional
    public ChecklistItem done(UUID clientId, UUID id, Precondition known, FinishItem given) {
        FinishItem body = given == null ? FinishItem.NOW : given;
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(own(clientId, id), known, "done", at, body, item -> item.done(at, body.note(), body.evidence()));
    }

    @Transactional
    public ChecklistItem waive(UUID clientId, UUID id, Precondition known, WaiveItem body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(own(clientId, id), known, "waived", at, body, item -> item.waive(at, body.reason()));
    }

    /** Every new client is given an item for each template of its kind that stands, in the order of the templates. */
    void begin(@Observes ClientCreated client) {
        give(client.clientId(), templates.standing(client.kind()));
    }

    /** Who turns out to be of another kind is given an item for each template of that kind that stands, but those it has. */
    void follow(@Observes ClientKindChanged client) {
        List<UUID> given = items.templates(client.clientId());
        give(client.clientId(), templates.standingFor(client.kind()).stream().filter(template -> !given.contains(template.id())).toList());
    }

    private void give(UUID clientId, List<ChecklistTemplate> asked) {
        boolean gone = isGone(clients.stage(clientId));
        for (ChecklistTemplate template : asked) {
            NewChecklistItem given = new NewChecklistItem(template.title(), template.blocking());
            Instant now = clock.instant();
            create(new ChecklistItem(Ids.next(), clientId, template.id(), given, gone, now), "recorded", now, given);
        }
    }

    void follow(@Observes ClientChanged client) {
        items.follow(client.clientId(), isGone(client.stage()));
    }

    private static boolean isGone(Client.Stage stage) {
        return stage == Client.Stage.LAPSED || stage == Client.Stage.ENDED;
    }

    @Override
    protected RecordType type() {
        return RecordType.CHECKLIST_ITEM;
    }

    @Override
    protected PanacheRepositoryBase<ChecklistItem, UUID> repository() {
        return items;
    }
}
