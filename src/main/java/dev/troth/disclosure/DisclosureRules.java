package dev.troth.disclosure;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import dev.troth.trust.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a disclosure moves candor: the table of TRUST-MODEL.md section 3, Disclosure (practices 12, 15, 19, 46, 50, 56, 67, 73). */
public final class DisclosureRules {

    private static final double CREDIT = .25;
    private static final double CREDIT_FLOOR = .4;

    private DisclosureRules() {
    }

    /** The state the three instants put it in. */
    public static DisclosureState state(DisclosureFacts facts) {
        if (facts.deception()) {
            return DisclosureState.DECEPTION;
        }
        if (facts.denied()) {
            return DisclosureState.DENIED;
        }
        if (facts.neutral()) {
            return DisclosureState.PROACTIVE;
        }
        Instant knewAt = facts.counterpartKnewAt();
        boolean told = facts.disclosedAt() != null;
        if (told && (knewAt == null || facts.disclosedAt().isBefore(knewAt))) {
            return withinGrace(facts, facts.disclosedAt()) ? DisclosureState.PROACTIVE : DisclosureState.AFTER_GRACE;
        }
        if (knewAt == null) {
            return DisclosureState.UNDISCLOSED;
        }
        if (withinGrace(facts, knewAt)) {
            return DisclosureState.REACTIVE;
        }
        return told ? DisclosureState.CONCEALED_ADMITTED : DisclosureState.CONCEALED;
    }

    /** Evidence about the discloser. Nothing in it depends on when it is asked for. */
    public static List<Evidence> evidence(DisclosureFacts facts) {
        double sigma = facts.severity().sigma();
        return switch (state(facts)) {
            case UNDISCLOSED -> List.of();
            case PROACTIVE -> List.of(Evidence.supporting(facts.discloser(), Dimension.CANDOR, Reason.PROACTIVE, credit(facts),
                    facts.disclosedAt()));
            case AFTER_GRACE -> List.of(Evidence.against(facts.discloser(), Dimension.CANDOR, Reason.AFTER_GRACE, .25 * sigma,
                    facts.disclosedAt()));
            case REACTIVE -> against(facts, Reason.REACTIVE, .5 * sigma);
            case CONCEALED_ADMITTED -> against(facts, Reason.CONCEALED_ADMITTED, 2.5 * sigma);
            case CONCEALED -> against(facts, Reason.CONCEALED, 3 * sigma);
            case DENIED -> against(facts, Reason.DENIED, 4 * sigma);
            case DECEPTION -> against(facts, Reason.DECEPTION, 5 * sigma);
        };
    }

    /**
     * What telling of something that went wrong is worth, now, in a day and too late, and what it costs to be found out (practices 50, 56, 67).
     *
     * @param awareAt since when the discloser knows
     */
    public static Outlook outlook(Party discloser, Severity severity, Importance importance, Instant awareAt, Instant now) {
        Instant tooLate = awareAt.plus(severity.grace()).plusSeconds(1);
        Instant late = now.isAfter(tooLate) ? now : tooLate;
        return new Outlook(balance(discloser, severity, importance, awareAt, now, null),
                balance(discloser, severity, importance, awareAt, now.plus(Duration.ofDays(1)), null), awareAt.plus(severity.grace()),
                balance(discloser, severity, importance, awareAt, late, null), balance(discloser, severity, importance, awareAt, null, late));
    }

    private static double balance(Party discloser, Severity severity, Importance importance, Instant awareAt, Instant disclosedAt, Instant knewAt) {
        return evidence(new DisclosureFacts(discloser, severity, importance, awareAt, disclosedAt, knewAt, false, false, false)).stream()
                .mapToDouble(e -> e.r() - e.s()).sum();
    }

    /**
     * Evidence of candor, r − s.
     *
     * @param graceEndsAt until when telling is still to the discloser's credit
     * @param afterGrace told later than that, and before the other party knew
     * @param foundOut never told, and the other party came to know
     */
    public record Outlook(double now, double inADay, Instant graceEndsAt, double afterGrace, double foundOut) {
    }

    /** r = .25·min(σ, m)·(.4 + .6·2^(−delay/τ)); a neutral disclosure has no severity to it, so m stands alone. */
    private static double credit(DisclosureFacts facts) {
        double m = facts.importance().m();
        double weight = facts.neutral() ? m : Math.min(facts.severity().sigma(), m);
        Duration delay = Duration.between(facts.awareAt(), facts.disclosedAt());
        double taus = Math.max(0, delay.toNanos() / (double) facts.severity().tau().toNanos());
        return CREDIT * weight * (CREDIT_FLOOR + (1 - CREDIT_FLOOR) * StrictMath.pow(2, -taus));
    }

    private static boolean withinGrace(DisclosureFacts facts, Instant instant) {
        return !instant.isAfter(facts.awareAt().plus(facts.severity().grace()));
    }

    /** Effective when the other party knew; where the record does not say, when the discloser spoke or knew. */
    private static List<Evidence> against(DisclosureFacts facts, Reason reason, double s) {
        Instant effectiveAt = facts.counterpartKnewAt() != null ? facts.counterpartKnewAt()
                : facts.disclosedAt() != null ? facts.disclosedAt() : facts.awareAt();
        return List.of(Evidence.against(facts.discloser(), Dimension.CANDOR, reason, s, effectiveAt));
    }
}
