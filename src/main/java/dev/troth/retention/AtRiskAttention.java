package dev.troth.retention;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.client.Client.Stage;
import dev.troth.client.ClientAtStage;
import dev.troth.client.ClientService;
import dev.troth.communication.CommunicationService;
import dev.troth.incident.IncidentService;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.Portfolio;
import dev.troth.trust.Standing;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clients the relationship may lose (practices 70, 71): by rule, until they are moved to AT_RISK, and at that stage while nobody tries to
 * win them back, or the last who tried did not. The rule's band and momentum are read now, as a score is, so all live relationships of the tenant are looked at, in a
 * number of statements that does not depend on how many there are.
 */
@Singleton
public class AtRiskAttention implements AttentionSource {

    private static final List<Stage> LIVE = List.of(Stage.ONBOARDING, Stage.ACTIVE, Stage.AT_RISK);
    private static final Comparator<AttentionItem> ORDER = Comparator.comparing(AttentionItem::since).thenComparing(AttentionItem::recordId);

    private final ClientService clients;
    private final Portfolio portfolio;
    private final IncidentService incidents;
    private final CommunicationService communications;
    private final WinBackService winBacks;

    AtRiskAttention(ClientService clients, Portfolio portfolio, IncidentService incidents, CommunicationService communications, WinBackService winBacks) {
        this.clients = clients;
        this.portfolio = portfolio;
        this.incidents = incidents;
        this.communications = communications;
        this.winBacks = winBacks;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.AT_RISK;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        if (!query.asksFor(Party.PROVIDER)) {
            return Page.none();
        }
        List<AttentionItem> waiting = waiting(query.clientIds(), query.now());
        List<AttentionItem> page = waiting.stream().filter(item -> query.after() == null || isAfter(item, query)).limit(query.limit()).toList();
        return new Page<>(page, null, Page.Total.exactly(waiting.size()));
    }

    private List<AttentionItem> waiting(List<UUID> clientIds, Instant now) {
        Map<UUID, ClientAtStage> live = clients.atStages(LIVE, clientIds).stream().collect(Collectors.toMap(ClientAtStage::clientId, client -> client));
        if (live.isEmpty()) {
            return List.of();
        }
        Map<UUID, Instant> awaited = winBacks.awaited(live.values().stream().filter(client -> client.stage() == Stage.AT_RISK).toList());
        Map<UUID, Instant> unheard = incidents.unheardSince(clientIds);
        Map<UUID, Instant> silent = communications.silentSince(clientIds, now);
        Map<UUID, Standing> standings = standings(live.keySet(), clientIds.isEmpty(), now);
        List<AttentionItem> items = new ArrayList<>();
        live.forEach((id, client) -> {
            Standing standing = standings.get(id);
            if (standing == null) {
                // Merged with another since it was listed.
                return;
            }
            Set<RiskSignal> signals = AtRiskRules.signals(standing.band(), standing.momentum(), unheard.containsKey(id), silent.containsKey(id));
            Map<String, String> facts = facts(standing, signals, unheard.get(id), silent.get(id));
            if (awaited.containsKey(id)) {
                items.add(item(id, awaited.get(id), "A client at risk is not written off: try to win it back.", facts, "POST /v1/clients/" + id + "/win-backs"));
            } else if (client.stage() != Stage.AT_RISK && !signals.isEmpty()) {
                // What a score says has no instant of its own: it is judged anew each day.
                Instant since = Stream.of(unheard.get(id), silent.get(id)).filter(at -> at != null).min(Instant::compareTo).orElse(now.truncatedTo(ChronoUnit.DAYS));
                items.add(item(id, since, "A client whom the provider let down, did not hear or does not talk to is at risk: say so, and try to win it back.", facts,
                        "POST /v1/clients/" + id + "/move"));
            }
        });
        items.sort(ORDER);
        return items;
    }

    private Map<UUID, Standing> standings(Set<UUID> live, boolean all, Instant now) {
        Map<UUID, Standing> standings = new HashMap<>();
        if (all) {
            portfolio.standings(Party.PROVIDER, now, standing -> standings.put(standing.clientId(), standing));
        } else {
            portfolio.standings(Party.PROVIDER, now, live).forEach(standing -> standings.put(standing.clientId(), standing));
        }
        return standings;
    }

    private static Map<String, String> facts(Standing standing, Set<RiskSignal> signals, Instant unheardSince, Instant silentSince) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("signals", signals.stream().map(RiskSignal::name).collect(Collectors.joining(",")));
        facts.put("band", standing.band().name());
        facts.put("momentum", Double.toString(standing.momentum()));
        facts.put("wordOfMouthRisk", Boolean.toString(unheardSince != null));
        if (unheardSince != null) {
            facts.put("complaintUnheardSince", unheardSince.toString());
        }
        if (silentSince != null) {
            facts.put("silentSince", silentSince.toString());
        }
        return facts;
    }

    private static AttentionItem item(UUID clientId, Instant since, String rule, Map<String, String> facts, String resolvedBy) {
        return new AttentionItem(AttentionKind.AT_RISK, clientId, Party.PROVIDER, RecordType.CLIENT, clientId, since, rule, facts, null, resolvedBy);
    }

    private static boolean isAfter(AttentionItem item, AttentionQuery query) {
        int order = item.since().compareTo(query.after().at());
        return order > 0 || order == 0 && item.recordId().compareTo(query.after().id()) > 0;
    }
}
