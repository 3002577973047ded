package dev.troth.review;

import dev.troth.commitment.PromiseFigures;
import dev.troth.commitment.PromiseGroup;
import dev.troth.platform.figures.Grouped;
import dev.troth.platform.figures.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How promises came out, across clients (practice 11). */
@Schema(description = "How the promises due in a period came out, with the promise budget")
public record PromiseReport(
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,
        @Schema(required = true, description = "The instant outcomes are judged at: `to`, or now where that lies ahead") Instant asOf,
        @Schema(description = "Absent where it was one group", examples = "month") String groupBy,
        @Schema(required = true, description = "Sorted by key; what has none comes last") List<Group> groups,
        @Schema(required = true) Group total) {

    static PromiseReport of(Period period, PromiseGroup group, BigDecimal target, Grouped<PromiseFigures> figures) {
        return new PromiseReport(period.from(), period.to(), period.asOf(), group == null ? null : group.word(),
                figures.groups().stream().map(of -> Group.of(of, target)).toList(), Group.of(figures.total(), target));
    }

    /** The promises of one group. */
    @Schema(name = "PromiseReportGroup")
    public record Group(
            @Schema(description = "Absent for the total, and for what has none", examples = "2025-03") String key,
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
            @Schema(description = "kept / due; absent where nothing was due") Double keptRatio,
            @Schema(required = true) PromiseBudget budget) {

        static Group of(PromiseFigures of, BigDecimal target) {
            return new Group(of.key(), of.due(), of.kept(), of.early(), of.onTime(), of.asRenegotiated(), of.late(), of.missed(), of.overdue(),
                    of.withdrawn(), of.cancelled(), of.keptRatio(), PromiseBudget.of(target, of.due(), of.broken()));
        }
    }
}
