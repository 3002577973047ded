package dev.troth.review;

import dev.troth.client.ClientService;
import dev.troth.disclosure.DisclosureFigures;
import dev.troth.disclosure.DisclosureState;
import dev.troth.disclosure.DisclosureTally;
import dev.troth.incident.IncidentFigures;
import dev.troth.incident.IncidentTally;
import dev.troth.platform.figures.Period;
import dev.troth.review.RetentionReport.Candor;
import dev.troth.review.RetentionReport.Disclosed;
import dev.troth.review.RetentionReport.Handled;
import dev.troth.review.RetentionReport.Handling;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts together who stayed after what (practices 20, 47): the figures of clients, and whether they are still there. What came about once a client had
 * left drove nobody away, and does not concern it.
 */
@ApplicationScoped
class Retention {

    private static final double WELL_HANDLED = .5;

    private final DisclosureTally disclosures;
    private final IncidentTally incidents;
    private final ClientService clients;

    Retention(DisclosureTally disclosures, IncidentTally incidents, ClientService clients) {
        this.disclosures = disclosures;
        this.incidents = incidents;
        this.clients = clients;
    }

    /** @param clientIds none for all */
    RetentionReport report(Period period, List<UUID> clientIds) {
        Map<UUID, Instant> left = clients.left(period.asOf());
        Map<Candor, List<UUID>> disclosed = by(Candor.class, disclosures.whileThere(clientIds, List.of(Party.PROVIDER), period, left).groups(),
                Retention::candor, DisclosureFigures::key);
        Map<Handling, List<UUID>> handled = by(Handling.class, incidents.whileThere(clientIds, period, left).groups(),
                Retention::handling, IncidentFigures::key);
        return RetentionReport.of(period,
                Arrays.stream(Candor.values()).map(candor -> Disclosed.of(candor, disclosed.get(candor).size(), gone(disclosed.get(candor), left))).toList(),
                Arrays.stream(Handling.values()).map(how -> Handled.of(how, handled.get(how).size(), gone(handled.get(how), left))).toList());
    }

    private static long gone(List<UUID> ids, Map<UUID, Instant> left) {
        return ids.stream().filter(left::containsKey).count();
    }

    /** Null where nothing was told nor found out yet. */
    private static Candor candor(DisclosureFigures of) {
        if (Arrays.stream(DisclosureState.values()).anyMatch(state -> state.callsForReview() && of.byState().get(state) > 0)) {
            return Candor.HIDDEN;
        }
        if (of.byState().get(DisclosureState.REACTIVE) > 0) {
            return Candor.TOLD_LATE;
        }
        return of.beforeDiscovery() > 0 ? Candor.TOLD_BEFORE : null;
    }

    private static Handling handling(IncidentFigures of) {
        return of.meanHandling() >= WELL_HANDLED ? Handling.WELL : Handling.POORLY;
    }

    /** The clients of each kind; those of no kind are left out. */
    private static <K extends Enum<K>, F> Map<K, List<UUID>> by(Class<K> kinds, List<F> figures, Function<F, K> kind, Function<F, String> clientId) {
        Map<K, List<UUID>> clients = figures.stream().filter(of -> kind.apply(of) != null).collect(Collectors.groupingBy(kind,
                () -> new EnumMap<>(kinds), Collectors.mapping(of -> UUID.fromString(clientId.apply(of)), Collectors.toList())));
        Arrays.stream(kinds.getEnumConstants()).forEach(each -> clients.putIfAbsent(each, List.of()));
        return clients;
    }
}
