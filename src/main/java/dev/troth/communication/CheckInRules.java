package dev.troth.communication;

import dev.troth.agreement.CheckInPlan;
import dev.troth.disclosure.Absence;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Agreed check-ins as evidence (TRUST-MODEL.md section 3, Communication): one is due in each period of the plan, which ends with the
 * day it is due and includes it.
 */
final class CheckInRules {

    private static final double MADE = .15;
    private static final double MISSED = .5;
    private static final double MISSED_EARLY = 1.5 * MISSED;
    private static final Duration EARLY = Duration.ofDays(30);

    private CheckInRules() {
    }

    /** What is known by an instant: each piece from the instant it is effective at, and final from then on. */
    static List<Evidence> evidence(CheckInFacts facts, Instant now) {
        List<Evidence> evidence = new ArrayList<>();
        facts.made().stream().filter(at -> !at.isAfter(now))
                .forEach(at -> evidence.add(Evidence.supporting(Party.PROVIDER, Dimension.COMMUNICATION, Reason.CHECK_IN, MADE, at)));
        CheckInPlan plan = facts.plan();
        Set<Long> kept = facts.made().stream().map(at -> period(plan, at)).collect(Collectors.toSet());
        Instant due = plan.start().plus(plan.every());
        for (long period = 0; !due.isAfter(now) && isWithin(plan, due); period++) {
            if (!kept.contains(period) && !isExcused(facts, due)) {
                double s = due.isAfter(earlyPhaseUntil(plan)) ? MISSED : MISSED_EARLY;
                evidence.add(Evidence.against(Party.PROVIDER, Dimension.COMMUNICATION, Reason.CHECK_IN_MISSED, s, due));
            }
            due = due.plus(plan.every());
        }
        return evidence;
    }

    /** The check-ins that fall due in a time, both ends included: not those already made, nor those an absence excuses. */
    static List<Instant> due(CheckInFacts facts, Instant from, Instant until) {
        CheckInPlan plan = facts.plan();
        Set<Long> kept = facts.made().stream().map(at -> period(plan, at)).collect(Collectors.toSet());
        List<Instant> due = new ArrayList<>();
        long period = from.isAfter(plan.start()) ? period(plan, from) : 0;
        Instant at = plan.start().plus(plan.every().multipliedBy(period + 1));
        for (; !at.isAfter(until) && isWithin(plan, at); period++) {
            if (!kept.contains(period) && !isExcused(facts, at)) {
                due.add(at);
            }
            at = at.plus(plan.every());
        }
        return due;
    }

    /** Of check-ins in order, the first of each period: a period is kept by one, and the others change nothing. */
    static List<Instant> firstOfEachPeriod(CheckInPlan plan, List<Instant> checkIns) {
        Map<Long, Instant> first = new TreeMap<>();
        checkIns.stream().filter(at -> at.isAfter(plan.start()) && isWithin(plan, at)).forEach(at -> first.putIfAbsent(period(plan, at), at));
        return List.copyOf(first.values());
    }

    /** When the next check-in is due that has neither been made yet nor is excused by an absence; null where the plan ends before. */
    static Instant nextDue(CheckInFacts facts, Instant now) {
        CheckInPlan plan = facts.plan();
        if (!isOpen(plan, now)) {
            return null;
        }
        long current = now.isAfter(plan.start()) ? period(plan, now) : 0;
        boolean kept = facts.made().stream().anyMatch(at -> !at.isAfter(now) && period(plan, at) == current);
        Instant due = plan.start().plus(plan.every().multipliedBy(current + (kept ? 2 : 1)));
        while (isWithin(plan, due) && isExcused(facts, due)) {
            due = due.plus(plan.every());
        }
        return isWithin(plan, due) ? due : null;
    }

    /** The end of the time in which a missed check-in weighs more: communicate often, especially early (practice 4). */
    static Instant earlyPhaseUntil(CheckInPlan plan) {
        return plan.start().plus(EARLY);
    }

    /** Whether time alone can still change something. */
    static boolean isOpen(CheckInPlan plan, Instant now) {
        return plan.end() == null || plan.end().isAfter(now);
    }

    /** An absence shifts no period; it excuses a miss where it covers the instant the check-in was due. */
    private static boolean isExcused(CheckInFacts facts, Instant due) {
        return facts.absences().stream().anyMatch(absence -> covers(absence, due));
    }

    private static boolean covers(Absence absence, Instant instant) {
        return !absence.from().isAfter(instant) && (absence.to() == null || absence.to().isAfter(instant));
    }

    private static boolean isWithin(CheckInPlan plan, Instant instant) {
        return plan.end() == null || !instant.isAfter(plan.end());
    }

    /** The period an instant after the start lies in, counted from 0. */
    private static long period(CheckInPlan plan, Instant at) {
        return Duration.between(plan.start(), at).minusNanos(1).dividedBy(plan.every());
    }
}
