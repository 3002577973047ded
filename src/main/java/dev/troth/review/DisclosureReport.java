package dev.troth.review;

import dev.troth.disclosure.DisclosureFigures;
import dev.troth.disclosure.DisclosureGroup;
import dev.troth.disclosure.DisclosureState;
import dev.troth.platform.figures.Grouped;
import dev.troth.platform.figures.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How candid disclosures were, across clients (practices 12, 15, 50). */
@Schema(description = "How candid the disclosures of a period were: those whose discloser knew in it")
public record DisclosureReport(
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,
        @Schema(required = true, description = "The instant states are judged at: `to`, or now where that lies ahead") Instant asOf,
        @Schema(description = "Absent where it was one group", examples = "kind") String groupBy,
        @Schema(required = true, description = "Sorted by key") List<Group> groups,
        @Schema(required = true) Group total) {

    static DisclosureReport of(Period period, DisclosureGroup group, Grouped<DisclosureFigures> figures) {
        return new DisclosureReport(period.from(), period.to(), period.asOf(), group == null ? null : group.word(),
                figures.groups().stream().map(Group::of).toList(), Group.of(figures.total()));
    }

    /** The disclosures of one group. */
    @Schema(name = "DisclosureReportGroup")
    public record Group(
            @Schema(description = "Absent for the total", examples = "MISTAKE") String key,
            @Schema(required = true) long count,
            @Schema(required = true, description = "How many there are in each state") Map<DisclosureState, Long> byState,
            @Schema(description = "From knowing to telling; absent where nothing was told") Duration medianTimeToDisclose,
            @Schema(required = true, description = "Told before the other party knew by other means") long beforeDiscovery,
            @Schema(description = "Their share in what was told or found out; absent where nothing was") Double shareBeforeDiscovery) {

        static Group of(DisclosureFigures of) {
            return new Group(of.key(), of.count(), of.byState(), of.medianTimeToDisclose(), of.beforeDiscovery(), of.shareBeforeDiscovery());
        }
    }
}
