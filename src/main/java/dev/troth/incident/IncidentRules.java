package dev.troth.incident;

import dev.troth.incident.IncidentFacts.Bearer;
import dev.troth.incident.IncidentFacts.Breach;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What an incident says about those responsible for it: the table of TRUST-MODEL.md section 3, Incident (practices 15, 16, 30, 32, 33, 35, 40, 58, 68). */
public final class IncidentRules {

    /** How long after its detection an incident that is not closed begins to count. */
    static final Duration UNCOUNTED = Duration.ofHours(24);

    /** Most earlier incidents of the same cause that count. */
    static final int MOST_EARLIER = 3;

    private static final int MONTHS_OF_RECURRENCE = 12;
    private static final double NANOS_PER_HOUR = 3_600e9;
    private static final double HOURS_TO_HALVE_A_FIX = 72;

    private IncidentRules() {
    }

    /** h, between 0 and 1: how well an incident was handled. */
    public static double handling(Handling handling, Instant detectedAt) {
        double h = (handling.owned() ? .25 : 0)
                + (handling.apologised() ? .15 : 0)
                + .25 * promptness(handling.fixedAt(), detectedAt)
                + (handling.restituted() ? .10 : 0)
                + (handling.learnt() ? .10 : 0)
                + (handling.practised() ? .15 : 0);
        return Math.min(1, h);
    }

    /** 2^(−hours from detection to fix / 72); 0 while it is not fixed, 1 where it was fixed before it was noticed. */
    private static double promptness(Instant fixedAt, Instant detectedAt) {
        if (fixedAt == null) {
            return 0;
        }
        double hours = Math.max(0, Duration.between(detectedAt, fixedAt).toNanos() / NANOS_PER_HOUR);
        return StrictMath.pow(2, -hours / HOURS_TO_HALVE_A_FIX);
    }

    /** Evidence about each party that is responsible: open until the incident is closed, for how it is handled can still change. */
    public static List<Evidence> evidence(IncidentFacts facts, Instant now) {
        if (!facts.closed() && now.isBefore(facts.detectedAt().plus(UNCOUNTED))) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        facts.bearers().forEach(bearer -> evidence.addAll(evidence(facts, bearer)));
        return evidence.stream().filter(e -> !e.isNeutral()).map(e -> facts.closed() ? e : e.open()).toList();
    }

    /** From when on earlier incidents of the same cause count as its recurrence. */
    static Instant recurrenceFrom(Instant detectedAt) {
        return detectedAt.atOffset(ZoneOffset.UTC).minusMonths(MONTHS_OF_RECURRENCE).toInstant();
    }

    /** Up to when later incidents of the same cause can be a recurrence of it; a day more than the months, for these differ in length. */
    static Instant recurrenceUntil(Instant detectedAt) {
        return detectedAt.atOffset(ZoneOffset.UTC).plusMonths(MONTHS_OF_RECURRENCE).plusDays(1).toInstant();
    }

    private static List<Evidence> evidence(IncidentFacts facts, Bearer bearer) {
        double sigma = facts.severity().sigma();
        double h = handling(facts.handling(), facts.detectedAt());
        double r = .25 * Math.min(sigma, facts.importance().m()) * h;
        double s = facts.blameShifted() ? 1.5 * sigma : sigma * (1 - h);
        double recurrence = 1 + .5 * Math.min(MOST_EARLIER, bearer.earlier());
        double part = bearer.share() * (bearer.spared() ? .5 : 1);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(bearer.party(), Dimension.RESPONSIBILITY, Reason.INCIDENT, r, s * recurrence * part, facts.detectedAt(), 1, true));
        if (!facts.linked()) {
            evidence.add(against(facts, bearer.party(), Dimension.RELIABILITY, Reason.INCIDENT, .5 * sigma * part));
        }
        if (facts.breach() != Breach.NONE) {
            double gravity = facts.breach() == Breach.OUT_OF_SCOPE ? 4 : 3;
            evidence.add(against(facts, bearer.party(), Dimension.CONFIDENTIALITY, Reason.CONFIDENTIALITY_BREACH, gravity * sigma * part));
        }
        return evidence;
    }

    private static Evidence against(IncidentFacts facts, Party party, Dimension dimension, Reason reason, double s) {
        return Evidence.against(party, dimension, reason, s, facts.detectedAt());
    }
}
