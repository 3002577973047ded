package dev.troth.agreement;

import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A time in which one revision's terms were in force: accepted by both, not expired, not ended, and not yet replaced by a revision that
 * both have accepted. While another revision is merely offered, these terms stay.
 *
 * @param agreedAt when both had accepted the terms; from may lie before it
 * @param to exclusive; null while nothing is known to end it
 */
record InForce(AgreementTerms terms, Instant agreedAt, Instant from, Instant to) {

    /**
     * The times of an agreement, in order. The first begins with effectiveFrom, or where there is none with the later acceptance. A
     * later revision replaces all before it once it is both accepted and effective, those that were to come into force only then or
     * later among them, and follows without a gap where its effectiveFrom reaches back to where the one before expired.
     *
     * @param endedAt null where it has not been ended
     */
    static List<InForce> of(List<Revision> revisions, Instant endedAt) {
        List<InForce> times = new ArrayList<>();
        for (Revision revision : revisions) {
            Instant agreedAt = revision.agreedAt();
            if (agreedAt == null) {
                continue;
            }
            Instant effective = revision.terms().effectiveFrom();
            Instant from = effective == null ? agreedAt : effective;
            times.replaceAll(before -> before.until(replacedAt(revision)));
            times.removeIf(InForce::isNever);
            if (!times.isEmpty()) {
                from = later(from, times.get(times.size() - 1).to());
            }
            times.add(new InForce(revision.terms(), agreedAt, from, revision.terms().expiresAt()).until(endedAt));
        }
        times.removeIf(InForce::isNever);
        return times;
    }

    /** When a revision that both have accepted replaces the one before it. */
    static Instant replacedAt(Revision next) {
        Instant effective = next.terms().effectiveFrom();
        return effective == null ? next.agreedAt() : later(effective, next.agreedAt());
    }

    /** When the party was bound: times that follow each other without a gap are one. */
    static List<Bond> bonds(List<InForce> times, Party party) {
        return joined(times, time -> time.terms().binds(party), time -> true).stream()
                .map(time -> new Bond(party, time.from(), time.to())).toList();
    }

    /** The check-ins provided for, from when both had agreed on them: times that follow each other with the same rhythm are one. */
    static List<CheckInPlan> checkIns(List<InForce> times) {
        return joined(times, time -> time.terms().checkInEvery() != null, time -> time.terms().checkInEvery()).stream()
                .map(time -> new CheckInPlan(later(time.from(), time.agreedAt()), time.terms().checkInEvery(), time.to())).toList();
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }

    private static List<InForce> joined(List<InForce> times, Predicate<InForce> wanted, Function<InForce, Object> alike) {
        List<InForce> joined = new ArrayList<>();
        for (InForce time : times.stream().filter(wanted).toList()) {
            InForce before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && time.from().equals(before.to()) && Objects.equals(alike.apply(before), alike.apply(time))) {
                joined.set(joined.size() - 1, new InForce(time.terms(), before.agreedAt(), before.from(), time.to()));
            } else {
                joined.add(time);
            }
        }
        return joined;
    }

    private boolean isNever() {
        return to != null && !to.isAfter(from);
    }

    private InForce until(Instant end) {
        return end == null || to != null && to.isBefore(end) ? this : new InForce(terms, agreedAt, from, end);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
