package dev.troth.retention;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.client.ClientAtStage;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.ClientRecordService;
import dev.troth.record.RecordType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What may be done with win-backs. They say nothing about trust: what the client is then promised, and gets, does. */
@ApplicationScoped
public class WinBackService extends ClientRecordService<WinBack> {

    private final WinBackRepository winBacks;

    WinBackService(WinBackRepository winBacks) {
        this.winBacks = winBacks;
    }

    /** @throws Refusal 404 where there is no such client */
    public Page<WinBack> list(UUID clientId, String outcome, PageRequest page) {
        requireClient(clientId);
        Filter filter = new Filter().where("e.clientId = :client", "client", clientId).oneOf("outcome", outcome, "outcome", WinBackOutcome.class);
        return winBacks.page(filter, page);
    }

    @Transactional
    public WinBack create(UUID clientId, NewWinBack given) {
        requireClient(clientId);
        Instant now = clock.instant();
        Instant at = Moments.past(given.attemptedAt(), "/attemptedAt", now);
        return create(new WinBack(Ids.next(), clientId, given, at, now), "attempted", at, given);
    }

    @Transactional
    public WinBack patch(UUID clientId, UUID id, Precondition known, JsonNode patch) {
        return edit(own(clientId, id), known, patch, WinBack::fields, WinBack::fields);
    }

    @Transactional
    public WinBack conclude(UUID clientId, UUID id, Precondition known, Conclude body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(own(clientId, id), known, "concluded", at, body, winBack -> winBack.conclude(body.outcome(), at, body.note()));
    }

    /**
     * Since when each of these clients waits for somebody to try to win it back: since it is at its stage, or since the last attempt there came to nothing
     * (practice 70). Whom an attempt is under way with, or has won back, is left out.
     */
    Map<UUID, Instant> awaited(List<ClientAtStage> atStage) {
        Map<UUID, List<WinBack>> attempts = winBacks.standing(atStage.stream().map(ClientAtStage::clientId).toList()).stream()
                .collect(Collectors.groupingBy(WinBack::clientId));
        Map<UUID, Instant> awaited = new HashMap<>();
        for (ClientAtStage client : atStage) {
            List<WinBack> since = attempts.getOrDefault(client.clientId(), List.of()).stream().filter(attempt -> !attempt.attemptedAt().isBefore(client.since())).toList();
            if (since.isEmpty()) {
                awaited.put(client.clientId(), client.since());
            } else if (since.stream().noneMatch(WinBack::isUnderWay)) {
                since.stream().max(Comparator.comparing(WinBack::concludedAt).thenComparing(WinBack::attemptedAt)).filter(WinBack::cameToNothing)
                        .ifPresent(last -> awaited.put(client.clientId(), last.concludedAt()));
            }
        }
        return awaited;
    }

    @Override
    protected RecordType type() {
        return RecordType.WIN_BACK;
    }

    @Override
    protected PanacheRepositoryBase<WinBack, UUID> repository() {
        return winBacks;
    }
}
