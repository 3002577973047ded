package dev.troth.review;

import dev.troth.disclosure.DisclosureState;
import dev.troth.incident.Cause;
import dev.troth.trust.model.Band;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import dev.troth.trust.model.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a relationship went in a period (practice 60): on the wire, and as it is kept once frozen. */
@Schema(description = "How a relationship went in a period. What belongs to it: promises by when they were due, disclosures by when the discloser "
        + "knew, incidents by when they were detected")
public record Review(
        @Schema(required = true) UUID clientId,
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,
        @Schema(required = true, description = "The instant outcomes are judged at: `to`, or now where that lies ahead") Instant asOf,
        @Schema(required = true, description = "Per promisor") List<Promises> promises,
        @Schema(required = true, description = "Per discloser") List<Disclosures> disclosures,
        @Schema(required = true) TimeToTell howSoonMistakesWereTold,
        @Schema(required = true) Incidents incidents,
        @Schema(required = true) Lessons lessons,
        @Schema(required = true, description = "Per subject") List<ScoreChange> scores,
        @Schema(required = true, description = "The calendar years the period touches, in UTC, each cut to it, side by side") List<Year> years,
        @Schema(required = true, description = "What was resolved at the former review, so that this one improves on it") List<String> resolutions,
        @Schema(description = "The frozen review they come from: the last whose period ends no later than this one; absent where there is none") FormerReview formerReview) {

    /** How one party's promises came out. */
    @Schema(name = "ReviewedPromises")
    public record Promises(
            @Schema(required = true) Party promisor,
            @Schema(required = true, description = "kept + late + missed + overdue") long due,
            @Schema(required = true, description = "early + onTime + asRenegotiated") long kept,
            @Schema(required = true) long early,
            @Schema(required = true) long onTime,
            @Schema(required = true, description = "Kept by a due date that was moved by agreement") long asRenegotiated,
            @Schema(required = true) long late,
            @Schema(required = true) long missed,
            @Schema(required = true) long overdue,
            @Schema(required = true, description = "Withdrawn before due: not among the due") long withdrawn,
            @Schema(required = true, description = "Cancelled by the other party: not among the due") long cancelled,
            @Schema(description = "kept / due; absent where nothing was due") Double keptRate) {
    }

    /** How candid one party was. */
    @Schema(name = "ReviewedDisclosures")
    public record Disclosures(
            @Schema(required = true) Party discloser,
            @Schema(required = true) long count,
            @Schema(required = true, description = "How many there are in each state") Map<DisclosureState, Long> byState,
            @Schema(required = true, description = "Told before the other party knew by other means") long beforeDiscovery,
            @Schema(description = "Their share in what was told or found out; absent where nothing was") Double shareBeforeDiscovery,
            @Schema(description = "From knowing to telling; absent where nothing was told") Duration medianTimeToDisclose) {

        /** In the order of the states, read back from storage or not. */
        public Disclosures {
            byState = new EnumMap<>(byState);
        }
    }

    /** How long it took to tell. */
    @Schema(name = "TimeToTell", description = "How long it took to tell of a mistake or a delay, by either party, once it was known")
    public record TimeToTell(
            @Schema(required = true, description = "How many were told of") long told,
            @Schema(description = "Absent where none was told of") Duration median,
            @Schema(description = "Nine in ten were told sooner; absent where none was told of") Duration percentile90) {
    }

    /** What went wrong. */
    @Schema(name = "ReviewedIncidents")
    public record Incidents(
            @Schema(required = true) long count,
            @Schema(required = true, description = "Not fixed by asOf") long open,
            @Schema(required = true, description = "Repeat an earlier one of the same cause within 12 months") long recurring,
            @Schema(required = true, description = "By cause, as far as it is known") List<ByCause> byCause,
            @Schema(required = true) List<BySeverity> bySeverity,
            @Schema(description = "Mean of h, how well they were handled as recorded so far; absent where there was none") Double meanHandling,
            @Schema(description = "Absent where no time of the period has passed") Double ratePer30Days) {
    }

    /** The incidents of one cause. */
    @Schema(name = "IncidentsByCause")
    public record ByCause(
            @Schema(required = true, examples = "definition-of-done") String key,
            @Schema(required = true) Cause.Category category,
            @Schema(required = true) long count,
            @Schema(required = true) long recurring) {
    }

    /** The incidents of one severity. */
    @Schema(name = "IncidentsBySeverity")
    public record BySeverity(
            @Schema(required = true) Severity severity,
            @Schema(required = true) long count) {
    }

    /** What was learnt from the incidents of the period (practice 30). */
    @Schema(name = "ReviewedLessons", description = "What was learnt from the incidents of the period")
    public record Lessons(
            @Schema(required = true, description = "Incidents with a lesson recorded") long recorded,
            @Schema(required = true, description = "Those of them from which a practice was adopted") long turnedIntoPractices) {
    }

    /** What the period did to a score. */
    @Schema(name = "ScoreChange")
    public record ScoreChange(
            @Schema(required = true) Party subject,
            @Schema(required = true) ScoreAt atFrom,
            @Schema(required = true) ScoreAt atTo,
            @Schema(required = true, description = "The score at to less that at from, in points of 100", examples = "4.2") BigDecimal difference,
            @Schema(required = true, description = "The same of the trust") double trustDifference) {
    }

    /** A score at an instant. */
    @Schema(name = "ScoreAt")
    public record ScoreAt(
            @Schema(required = true) Instant asOf,
            @Schema(required = true, description = "100 T, to one decimal", examples = "73.7") BigDecimal score,
            @Schema(required = true, description = "T, between 0 and 1") double trust,
            @Schema(required = true) Score.Interval interval,
            @Schema(required = true) Band band,
            @Schema(required = true, description = "Version of the policy it was read under") long policy) {
    }

    /** One calendar year, as far as it lies in the period. */
    @Schema(name = "ReviewedYear")
    public record Year(
            @Schema(required = true, examples = "2025") int year,
            @Schema(required = true) Instant from,
            @Schema(required = true) Instant to,
            @Schema(required = true, description = "Per promisor") List<YearPromises> promises,
            @Schema(required = true) long incidents,
            @Schema(required = true, description = "Per discloser") List<YearDisclosures> disclosures,
            @Schema(required = true, description = "Per subject, at the year's end, or at the end of the period") List<YearScore> scores) {
    }

    /** One party's promises in a year. */
    @Schema(name = "YearPromises")
    public record YearPromises(
            @Schema(required = true) Party promisor,
            @Schema(required = true) long due,
            @Schema(required = true) long kept,
            @Schema(description = "Absent where nothing was due") Double keptRate) {
    }

    /** One party's candor in a year. */
    @Schema(name = "YearDisclosures")
    public record YearDisclosures(
            @Schema(required = true) Party discloser,
            @Schema(required = true) long count,
            @Schema(required = true) long beforeDiscovery,
            @Schema(description = "Absent where nothing was told or found out") Double shareBeforeDiscovery) {
    }

    /** One party's score at the end of a year. */
    @Schema(name = "YearScore")
    public record YearScore(
            @Schema(required = true) Party subject,
            @Schema(required = true) ScoreAt score) {
    }

    /** The frozen review before. */
    @Schema(name = "FormerReview")
    public record FormerReview(
            @Schema(required = true) UUID id,
            @Schema(required = true) Instant frozenAt,
            @Schema(required = true) Instant from,
            @Schema(required = true) Instant to) {
    }
}
