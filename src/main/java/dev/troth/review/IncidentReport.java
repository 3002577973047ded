package dev.troth.review;

import dev.troth.incident.IncidentFigures;
import dev.troth.incident.IncidentGroup;
import dev.troth.platform.figures.Grouped;
import dev.troth.platform.figures.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What went wrong and how it was mended, across clients (practices 30, 33, 34). */
@Schema(description = "What was detected in a period, and how it was mended")
public record IncidentReport(
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,
        @Schema(required = true, description = "The instant they are judged at: `to`, or now where that lies ahead") Instant asOf,
        @Schema(description = "Absent where it was one group", examples = "causeKey") String groupBy,
        @Schema(required = true, description = "Sorted by key; what has none comes last") List<Group> groups,
        @Schema(required = true) Group total) {

    static IncidentReport of(Period period, IncidentGroup group, Grouped<IncidentFigures> figures) {
        return new IncidentReport(period.from(), period.to(), period.asOf(), group == null ? null : group.word(),
                figures.groups().stream().map(of -> Group.of(of, period.passed())).toList(), Group.of(figures.total(), period.passed()));
    }

    /** The incidents of one group. */
    @Schema(name = "IncidentReportGroup")
    public record Group(
            @Schema(description = "Absent for the total, and for what has none", examples = "definition-of-done") String key,
            @Schema(required = true) long count,
            @Schema(required = true, description = "Not fixed by asOf") long open,
            @Schema(required = true, description = "Repeat an earlier one of the same client and cause within 12 months") long recurring,
            @Schema(description = "From detection to fix; absent where none was fixed") Duration medianTimeToFix,
            @Schema(description = "From detection to acknowledgement; absent where none was acknowledged") Duration medianTimeToAcknowledge,
            @Schema(description = "Mean of h, how well they were handled as recorded so far; absent where there was none") Double meanHandling,
            @Schema(description = "Of what has passed of the period; absent where none of it has") Double ratePer30Days,
            @Schema(required = true, description = "Those of the second half of the period less those of the first: below 0 it gets better") long fitTrend) {

        static Group of(IncidentFigures of, Duration passed) {
            return new Group(of.key(), of.count(), of.open(), of.recurring(), of.medianTimeToFix(), of.medianTimeToAcknowledge(), of.meanHandling(),
                    of.ratePer30Days(passed), of.fitTrend());
        }
    }
}
