package dev.troth.commitment;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a commitment moves trust: the tables of TRUST-MODEL.md section 3, Commitment and Request (practices 7, 9, 10, 11, 14, 32, 38, 48).
 */
public final class CommitmentRules {

    private static final Duration EARLY_AT_MOST = Duration.ofHours(24);
    private static final double EARLY_SHARE = .05;
    private static final double KINDNESS = .25;

    private CommitmentRules() {
    }

    /** All evidence a commitment gives at an instant. */
    public static List<Evidence> evidence(CommitmentFacts facts, Instant now) {
        return switch (facts.status()) {
            case REQUESTED -> unanswered(facts, now);
            case DECLINED -> declined(facts);
            case PROMISED -> overdue(facts, now);
            case DELIVERED, ACCEPTED -> delivered(facts);
            case REJECTED -> isRejectedAfterDue(facts) ? missed(facts) : overdue(facts, now);
            case MISSED -> missed(facts);
            case WITHDRAWN -> List.of(against(facts, Reason.WITHDRAWN, .5 * facts.m() * notice(facts), facts.endedAt()));
            case CANCELLED -> List.of();
        };
    }

    /** Whether time alone can still change what it says. */
    public static boolean isOpen(CommitmentFacts facts) {
        return switch (facts.status()) {
            case REQUESTED, PROMISED -> true;
            case REJECTED -> !isRejectedAfterDue(facts);
            default -> false;
        };
    }

    /** How a promise came out; empty while it is open, and where there was none. */
    public static Optional<Outcome> outcome(CommitmentFacts facts) {
        return switch (facts.status()) {
            case DELIVERED, ACCEPTED -> isNoPromise(facts) ? Optional.empty() : Optional.of(deliveryOutcome(facts));
            case REJECTED -> isRejectedAfterDue(facts) ? Optional.of(Outcome.MISSED) : Optional.empty();
            case MISSED -> Optional.of(Outcome.MISSED);
            case WITHDRAWN -> Optional.of(Outcome.WITHDRAWN);
            default -> Optional.empty();
        };
    }

    /** A promise made when it was already delivered is none: it neither earns nor costs anything, however often it was renegotiated. */
    private static boolean isNoPromise(CommitmentFacts facts) {
        return !facts.promisedAt().isBefore(facts.deliveredAt());
    }

    private static Outcome deliveryOutcome(CommitmentFacts facts) {
        if (facts.deliveredAt().isAfter(facts.dueAt())) {
            return Outcome.LATE;
        }
        if (facts.renegotiations() > 0) {
            return Outcome.KEPT_AS_RENEGOTIATED;
        }
        Duration ahead = Duration.between(facts.deliveredAt(), facts.dueAt());
        boolean early = ahead.compareTo(EARLY_AT_MOST) >= 0 || ahead.toNanos() >= EARLY_SHARE * facts.span();
        return early ? Outcome.EARLY : Outcome.ON_TIME;
    }

    private static List<Evidence> delivered(CommitmentFacts facts) {
        if (isNoPromise(facts)) {
            return List.of();
        }
        double c = facts.confirmation().c();
        int k = facts.renegotiations();
        return switch (deliveryOutcome(facts)) {
            case EARLY -> kept(facts, Reason.EARLY, 1 * facts.m() * c, 0, c);
            case ON_TIME -> kept(facts, Reason.ON_TIME, .9 * facts.m() * c, 0, c);
            case KEPT_AS_RENEGOTIATED -> kept(facts, Reason.KEPT_AS_RENEGOTIATED, Math.max(0, .6 - .1 * (k - 1)) * facts.m() * c,
                    mitigated(facts, .1 * k * facts.m()), c);
            default -> late(facts, c);
        };
    }

    private static List<Evidence> kept(CommitmentFacts facts, Reason reason, double r, double s, double c) {
        Instant at = facts.deliveredAt();
        double kindness = KINDNESS * facts.m() * c;
        return List.of(new Evidence(facts.promisor(), Dimension.RELIABILITY, reason, r, s, at, 1, true),
                Evidence.supporting(facts.promisor(), Dimension.CANDOR, reason, kindness, at),
                Evidence.supporting(facts.promisor(), Dimension.RESPONSIBILITY, reason, kindness, at));
    }

    private static List<Evidence> late(CommitmentFacts facts, double c) {
        double lateness = lateness(facts, facts.deliveredAt());
        double r = .4 * facts.m() * (1 - lateness) * c;
        return List.of(against(facts, Reason.LATE, lateS(facts, lateness), facts.dueAt()),
                Evidence.supporting(facts.promisor(), Dimension.RELIABILITY, Reason.LATE, r, facts.deliveredAt()).untallied());
    }

    private static List<Evidence> overdue(CommitmentFacts facts, Instant now) {
        return now.isAfter(facts.dueAt())
                ? List.of(against(facts, Reason.OVERDUE, lateS(facts, lateness(facts, now)), facts.dueAt()).open())
                : List.of();
    }

    private static List<Evidence> missed(CommitmentFacts facts) {
        return List.of(against(facts, Reason.MISSED, facts.m() * notice(facts), facts.dueAt()));
    }

    private static List<Evidence> unanswered(CommitmentFacts facts, Instant now) {
        Instant limit = facts.replyDueAt();
        double s = facts.grace() ? .5 : 1;
        return limit != null && now.isAfter(limit)
                ? List.of(Evidence.against(facts.promisor(), Dimension.COMMUNICATION, Reason.REQUEST_UNANSWERED, s, limit).open())
                : List.of();
    }

    private static List<Evidence> declined(CommitmentFacts facts) {
        if (facts.replyDueAt() != null && facts.endedAt().isAfter(facts.replyDueAt())) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.supporting(facts.promisor(), Dimension.CANDOR, Reason.REQUEST_DECLINED, .25, facts.endedAt()));
        if (facts.referred()) {
            evidence.add(Evidence.supporting(facts.promisor(), Dimension.RESPONSIBILITY, Reason.REQUEST_DECLINED, .10, facts.endedAt()));
        }
        return evidence;
    }

    /** ℓ = min(1, (t − due)/span). */
    private static double lateness(CommitmentFacts facts, Instant at) {
        return Math.min(1, Duration.between(facts.dueAt(), at).toNanos() / facts.span());
    }

    private static double lateS(CommitmentFacts facts, double lateness) {
        return (.3 + .7 * lateness) * facts.m() * notice(facts);
    }

    /** N = .7 − .6·n, n the fraction of the span still ahead when a delay was disclosed; 1 where none was in time. */
    private static double notice(CommitmentFacts facts) {
        return facts.delayNotices().stream().filter(told -> !told.isAfter(facts.dueAt()))
                .mapToDouble(told -> Math.min(1, Duration.between(told, facts.dueAt()).toNanos() / facts.span()))
                .map(n -> .7 - .6 * n).min().orElse(1);
    }

    private static boolean isRejectedAfterDue(CommitmentFacts facts) {
        return facts.endedAt() != null && facts.endedAt().isAfter(facts.dueAt());
    }

    private static Evidence against(CommitmentFacts facts, Reason reason, double s, Instant effectiveAt) {
        return Evidence.against(facts.promisor(), Dimension.RELIABILITY, reason, mitigated(facts, s), effectiveAt);
    }

    /** Grace halves every s of the case; so does, in reliability, a skill gap the other party consented to. */
    private static double mitigated(CommitmentFacts facts, double s) {
        return s * (facts.grace() ? .5 : 1) * (facts.skillGapConsented() ? .5 : 1);
    }
}
