package dev.troth.review;

import dev.troth.commitment.PromiseGroup;
import dev.troth.commitment.PromiseTally;
import dev.troth.disclosure.DisclosureGroup;
import dev.troth.disclosure.DisclosureTally;
import dev.troth.incident.IncidentGroup;
import dev.troth.incident.IncidentTally;
import dev.troth.platform.figures.Period;
import dev.troth.platform.figures.PeriodQuery;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Figures across clients. Reads only, in a number of statements that does not depend on how many they are. */
@ApplicationScoped
public class ReportService {

    private final PromiseTally promises;
    private final DisclosureTally disclosures;
    private final IncidentTally incidents;
    private final Retention retention;
    private final Clock clock;

    ReportService(PromiseTally promises, DisclosureTally disclosures, IncidentTally incidents, Retention retention, Clock clock) {
        this.promises = promises;
        this.disclosures = disclosures;
        this.incidents = incidents;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * @param clientIds none for all
     * @param promisors none for both
     * @param group null for one group
     */
    public PromiseReport promises(PeriodQuery query, List<UUID> clientIds, List<Party> promisors, PromiseGroup group, BigDecimal target) {
        Period period = query.period(clock.instant());
        return PromiseReport.of(period, group, target, promises.count(clientIds, promisors, period, group));
    }

    /**
     * @param clientIds none for all
     * @param disclosers none for both
     * @param group null for one group
     */
    public DisclosureReport disclosures(PeriodQuery query, List<UUID> clientIds, List<Party> disclosers, DisclosureGroup group) {
        Period period = query.period(clock.instant());
        return DisclosureReport.of(period, group, disclosures.count(clientIds, disclosers, period, group));
    }

    /**
     * @param clientIds none for all
     * @param group null for one group
     */
    public IncidentReport incidents(PeriodQuery query, List<UUID> clientIds, IncidentGroup group) {
        Period period = query.period(clock.instant());
        return IncidentReport.of(period, group, incidents.count(clientIds, period, group));
    }

    /** @param clientIds none for all */
    public RetentionReport retention(PeriodQuery query, List<UUID> clientIds) {
        return retention.report(query.period(clock.instant()), clientIds);
    }
}
