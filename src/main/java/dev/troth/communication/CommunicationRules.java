package dev.troth.communication;

import dev.troth.communication.CommunicationFacts.Reply;
import dev.troth.disclosure.PausedClock;
import dev.troth.record.Channel;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replies and praise as evidence (TRUST-MODEL.md section 3, Communication). */
final class CommunicationRules {

    private static final double REPLY = .25;
    private static final double HASTE = .4;
    private static final double LATEST = 4;
    private static final double BY_MAIL_ONLY = .5;
    private static final double GRACE = .5;
    private static final double ON_ESCALATION_PLAN = .5;
    private static final double PRAISE = .05;
    private static final Duration BETWEEN_PRAISES = Duration.ofDays(7);

    private CommunicationRules() {
    }

    /** What a communication that is owed a reply says about the party that owes it. */
    static List<Evidence> reply(CommunicationFacts facts, Instant now) {
        PausedClock clock = PausedClock.of(facts.absences(), facts.hours());
        return facts.replies().isEmpty() ? unanswered(facts, clock, now) : List.of(replied(facts, clock, facts.replies().get(0)));
    }

    /** The first reply decides. */
    private static Evidence replied(CommunicationFacts facts, PausedClock clock, Reply first) {
        Duration taken = clock.elapsed(facts.at(), first.at());
        double x = ratio(taken, facts.limit());
        if (taken.compareTo(facts.limit()) <= 0) {
            double r = REPLY * (1 - HASTE * x) * (isByMailOnly(facts) ? BY_MAIL_ONLY : 1);
            return Evidence.supporting(facts.subject(), Dimension.COMMUNICATION, Reason.REPLY, r, first.at());
        }
        double counted = first.onEscalationPlan() ? 1 + (x - 1) * ON_ESCALATION_PLAN : x;
        return Evidence.against(facts.subject(), Dimension.COMMUNICATION, Reason.REPLY_LATE, late(facts, counted), first.at());
    }

    private static List<Evidence> unanswered(CommunicationFacts facts, PausedClock clock, Instant now) {
        Duration waited = clock.elapsed(facts.at(), now);
        Optional<Instant> due = clock.after(facts.at(), facts.limit());
        if (due.isEmpty() || waited.compareTo(facts.limit()) <= 0) {
            return List.of();
        }
        double s = late(facts, ratio(waited, facts.limit()));
        return List.of(Evidence.against(facts.subject(), Dimension.COMMUNICATION, Reason.UNANSWERED, s, due.get()).open());
    }

    private static double late(CommunicationFacts facts, double x) {
        return REPLY * Math.min(LATEST, x) * (facts.graced() ? GRACE : 1);
    }

    private static boolean isByMailOnly(CommunicationFacts facts) {
        return facts.purpose() == Purpose.PROBLEM && facts.replies().stream().allMatch(reply -> reply.channel() == Channel.EMAIL);
    }

    private static double ratio(Duration taken, Duration limit) {
        return (double) taken.toNanos() / limit.toNanos();
    }

    /** What praise that is credited says about its giver. */
    static Evidence praise(Party giver, Instant at) {
        return Evidence.supporting(giver, Dimension.COMMUNICATION, Reason.PRAISE, PRAISE, at);
    }

    /**
     * Which praises of one giver are credited: at most one in seven days.
     *
     * @param praises in the order they were given
     */
    static Set<UUID> credited(List<Praise> praises) {
        Set<UUID> credited = new HashSet<>();
        Instant next = Instant.MIN;
        for (Praise praise : praises) {
            if (!praise.at().isBefore(next)) {
                credited.add(praise.id());
                next = praise.at().plus(BETWEEN_PRAISES);
            }
        }
        return credited;
    }

    /**
     * The other praises of one giver that are credited with one and not without it, or the other way round.
     *
     * @param standing those that stand, the one included or not
     */
    static Set<UUID> dependent(List<Praise> standing, Praise one) {
        List<Praise> others = standing.stream().filter(praise -> !praise.equals(one)).toList();
        Set<UUID> without = credited(others);
        Set<UUID> with = credited(Stream.concat(others.stream(), Stream.of(one))
                .sorted(Comparator.comparing(Praise::at).thenComparing(Praise::id)).toList());
        return others.stream().map(Praise::id).filter(id -> with.contains(id) != without.contains(id)).collect(Collectors.toSet());
    }

    /** A praise, and when it was given. */
    record Praise(UUID id, Instant at) {
    }
}
