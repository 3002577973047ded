package dev.troth.review;

import dev.troth.commitment.PromiseFigures;
import dev.troth.commitment.PromiseGroup;
import dev.troth.commitment.PromiseTally;
import dev.troth.disclosure.DisclosureFigures;
import dev.troth.disclosure.DisclosureGroup;
import dev.troth.disclosure.DisclosureTally;
import dev.troth.incident.IncidentFigures;
import dev.troth.incident.IncidentGroup;
import dev.troth.incident.IncidentTally;
import dev.troth.platform.figures.Durations;
import dev.troth.platform.figures.Grouped;
import dev.troth.platform.figures.Period;
import dev.troth.trust.TrustScoreService;
import dev.troth.trust.TrustScoreView;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the features know of a period. Each is asked a fixed number of times, however much there is. */
@ApplicationScoped
class PeriodFigures {

    private static final double NINE_IN_TEN = .9;

    private final PromiseTally promises;
    private final DisclosureTally disclosures;
    private final IncidentTally incidents;
    private final TrustScoreService scores;

    PeriodFigures(PromiseTally promises, DisclosureTally disclosures, IncidentTally incidents, TrustScoreService scores) {
        this.promises = promises;
        this.disclosures = disclosures;
        this.incidents = incidents;
        this.scores = scores;
    }

    /**
     * @param former the frozen review before, null where there is none
     * @throws dev.troth.platform.problem.Refusal 404 where there is no such client
     */
    Review of(UUID clientId, Period period, FrozenReview former) {
        List<Review.ScoreChange> changes = parties(party -> change(clientId, party, period));
        List<UUID> client = List.of(clientId);
        Map<Party, Grouped<PromiseFigures>> promised = each(party -> promises.count(client, List.of(party), period, PromiseGroup.YEAR));
        Map<Party, Grouped<DisclosureFigures>> told = each(party -> disclosures.count(client, List.of(party), period, DisclosureGroup.YEAR));
        Grouped<IncidentFigures> occurred = incidents.count(client, period, IncidentGroup.YEAR);
        List<Review.Year> years = period.years().stream().map(year -> new Review.Year(year.year(), year.from(), year.to(),
                parties(party -> promisesOf(party, year, promised.get(party))),
                ofYear(occurred, year, IncidentFigures::key).mapToLong(IncidentFigures::count).sum(),
                parties(party -> disclosuresOf(party, year, told.get(party))),
                parties(party -> new Review.YearScore(party, score(clientId, party, year.asOf()))))).toList();
        return new Review(clientId, period.from(), period.to(), period.asOf(),
                parties(party -> promisesOf(party, promised.get(party).total())),
                parties(party -> disclosuresOf(party, told.get(party).total())),
                timeToTell(told.values().stream().flatMap(figures -> figures.total().mistakeDelays().stream()).toList()),
                incidentsOf(client, period, occurred.total()),
                new Review.Lessons(occurred.total().lessons(), occurred.total().practised()), changes, years,
                former == null ? List.of() : former.resolutions(),
                former == null ? null : new Review.FormerReview(former.id(), former.frozenAt(), former.from(), former.to()));
    }

    private Review.ScoreChange change(UUID clientId, Party party, Period period) {
        Review.ScoreAt before = score(clientId, party, period.from().isAfter(period.asOf()) ? period.asOf() : period.from());
        Review.ScoreAt after = score(clientId, party, period.asOf());
        return new Review.ScoreChange(party, before, after, after.score().subtract(before.score()), after.trust() - before.trust());
    }

    private Review.ScoreAt score(UUID clientId, Party party, Instant at) {
        TrustScoreView score = scores.score(clientId, party.name(), at.toString(), null);
        return new Review.ScoreAt(at, score.score(), score.trust(), score.interval(), score.band(), score.policy());
    }

    private static Review.Promises promisesOf(Party party, PromiseFigures of) {
        return new Review.Promises(party, of.due(), of.kept(), of.early(), of.onTime(), of.asRenegotiated(), of.late(), of.missed(), of.overdue(),
                of.withdrawn(), of.cancelled(), of.keptRatio());
    }

    private static Review.YearPromises promisesOf(Party party, Period year, Grouped<PromiseFigures> all) {
        PromiseFigures of = ofYear(all, year, PromiseFigures::key).findFirst().orElse(PromiseFigures.NONE);
        return new Review.YearPromises(party, of.due(), of.kept(), of.keptRatio());
    }

    private static Review.Disclosures disclosuresOf(Party party, DisclosureFigures of) {
        return new Review.Disclosures(party, of.count(), of.byState(), of.beforeDiscovery(), of.shareBeforeDiscovery(), of.medianTimeToDisclose());
    }

    private static Review.YearDisclosures disclosuresOf(Party party, Period year, Grouped<DisclosureFigures> all) {
        return ofYear(all, year, DisclosureFigures::key).findFirst()
                .map(of -> new Review.YearDisclosures(party, of.count(), of.beforeDiscovery(), of.shareBeforeDiscovery()))
                .orElse(new Review.YearDisclosures(party, 0, 0, null));
    }

    private static Review.TimeToTell timeToTell(List<Duration> delays) {
        return new Review.TimeToTell(delays.size(), Durations.median(delays), Durations.quantile(delays, NINE_IN_TEN));
    }

    private Review.Incidents incidentsOf(List<UUID> client, Period period, IncidentFigures total) {
        List<Review.ByCause> byCause = incidents.each(client, period, IncidentGroup.CAUSE_KEY).groups().stream().filter(of -> of.key() != null)
                .map(of -> new Review.ByCause(of.key(), of.causeCategory(), of.count(), of.recurring())).toList();
        Map<String, Long> counts = incidents.count(client, period, IncidentGroup.SEVERITY).groups().stream()
                .collect(Collectors.toMap(IncidentFigures::key, IncidentFigures::count));
        List<Review.BySeverity> bySeverity = Arrays.stream(Severity.values())
                .map(severity -> new Review.BySeverity(severity, counts.getOrDefault(severity.name(), 0L))).toList();
        return new Review.Incidents(total.count(), total.open(), total.recurring(), byCause, bySeverity, total.meanHandling(),
                total.ratePer30Days(period.passed()));
    }

    private static <F> Stream<F> ofYear(Grouped<F> all, Period year, Function<F, String> key) {
        return all.groups().stream().filter(group -> Integer.toString(year.year()).equals(key.apply(group)));
    }

    private static <T> List<T> parties(Function<Party, T> figures) {
        return Arrays.stream(Party.values()).map(figures).toList();
    }

    private static <T> Map<Party, T> each(Function<Party, T> figures) {
        Map<Party, T> each = new EnumMap<>(Party.class);
        for (Party party : Party.values()) {
            each.put(party, figures.apply(party));
        }
        return each;
    }
}
