package dev.troth.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.client.ClientAtStage;
import dev.troth.client.ClientService;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.Correction;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What may be done with win-backs. They say nothing about trust: what the client is then promised, and gets, does. */
@ApplicationScoped
public class WinBackService extends RecordService<WinBack> {

    private final WinBackRepository winBacks;
    private final ClientService clients;

    WinBackService(WinBackRepository winBacks, ClientService clients) {
        this.winBacks = winBacks;
        this.clients = clients;
    }

    /** @throws Refusal 404 where there is no such client */
    public Page<WinBack> list(UUID clientId, String outcome, PageRequest page) {
        clients.get(clientId);
        Filter filter = new Filter().where("e.clientId = :client", "client", clientId).oneOf("outcome", outcome, "outcome", WinBackOutcome.class);
        return winBacks.page(filter, page);
    }

    /** @throws Refusal 404 where the client has no such win-back */
    public WinBack get(UUID clientId, UUID id) {
        return winBacks.ofClient(clientId, id).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such win-back."));
    }

    @Transactional
    public WinBack create(UUID clientId, NewWinBack given) {
        clients.get(clientId);
        Instant now = clock.instant();
        Instant at = Moments.past(given.attemptedAt(), "/attemptedAt", now);
        return create(new WinBack(Ids.next(), clientId, given, at, now), "attempted", at, given);
    }

    @Transactional
    public WinBack patch(UUID clientId, UUID id, Precondition known, JsonNode patch) {
        return edit(get(clientId, id).id(), known, patch, WinBack::fields, WinBack::fields);
    }

    @Transactional
    public WinBack conclude(UUID clientId, UUID id, Precondition known, Conclude body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(get(clientId, id).id(), known, "concluded", at, body, winBack -> winBack.conclude(body.outcome(), at, body.note()));
    }

    @Transactional
    public WinBack correct(UUID clientId, UUID id, Precondition known, Correction body) {
        return correct(get(clientId, id).id(), known, body);
    }

    /** Those of the clients whom somebody has tried to win back since they are at their stage. */
    Set<UUID> attempted(List<ClientAtStage> atStage) {
        Map<UUID, Instant> last = winBacks.lastAttempts(atStage.stream().map(ClientAtStage::clientId).toList());
        return atStage.stream().filter(client -> last.containsKey(client.clientId()) && !last.get(client.clientId()).isBefore(client.since()))
                .map(ClientAtStage::clientId).collect(Collectors.toSet());
    }

    @Override
    protected RecordType type() {
        return RecordType.WIN_BACK;
    }

    @Override
    protected PanacheRepositoryBase<WinBack, UUID> repository() {
        return winBacks;
    }

    @Override
    protected Submission evidence(WinBack winBack, Instant now) {
        return Submission.NONE;
    }
}
