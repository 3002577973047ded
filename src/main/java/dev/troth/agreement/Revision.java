package dev.troth.agreement;

import dev.troth.platform.problem.ProblemType;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One revision of an agreement: the terms, and what both sides said to them.
 *
 * @param number 1 for the first
 * @param madeAt when it was drafted or the agreement amended
 * @param offeredAt null while it is a draft
 * @param declined null where nobody declined it
 */
record Revision(int number, AgreementTerms terms, Instant madeAt, Instant offeredAt, List<Acceptance> acceptances, Declined declined) {

    Revision terms(AgreementTerms others) {
        return new Revision(number, others, madeAt, offeredAt, acceptances, declined);
    }

    Revision offered(Instant at) {
        return new Revision(number, terms, madeAt, at, acceptances, declined);
    }

    Revision accepted(Party party, Instant at) {
        return new Revision(number, terms, madeAt, offeredAt,
                Stream.concat(acceptances.stream(), Stream.of(new Acceptance(party, at, number))).toList(), declined);
    }

    Revision declined(Declined how) {
        return new Revision(number, terms, madeAt, offeredAt, acceptances, how);
    }

    /** When the party accepted it, null if it has not. */
    Instant acceptedAt(Party party) {
        return acceptances.stream().filter(acceptance -> acceptance.party() == party).map(Acceptance::at).findFirst().orElse(null);
    }

    /** The later acceptance, null while one is missing. */
    Instant agreedAt() {
        return acceptances.size() < Party.values().length ? null
                : acceptances.stream().map(Acceptance::at).max(Instant::compareTo).orElseThrow();
    }

    /** The last thing that happened to it. */
    Instant lastMoveAt() {
        return Stream.concat(Stream.of(offeredAt == null ? madeAt : offeredAt, declined == null ? Instant.MIN : declined.at()),
                acceptances.stream().map(Acceptance::at)).max(Instant::compareTo).orElseThrow();
    }

    /** The client accepts nothing before it knows what it costs and, where work is agreed, what to expect (practices 1, 64). */
    void requireAcceptable(AgreementKind kind, List<Fee> undisclosed) {
        if (!undisclosed.isEmpty()) {
            throw ProblemType.FEES_UNDISCLOSED.because("Not disclosed yet: "
                    + undisclosed.stream().map(Fee::name).collect(Collectors.joining(", ")) + ".");
        }
        List<Expectation.Topic> missing = Stream.of(Expectation.Topic.DEADLINES, Expectation.Topic.RESPONSE)
                .filter(topic -> kind == AgreementKind.SERVICE && !terms.expects(topic)).toList();
        if (!missing.isEmpty()) {
            throw ProblemType.EXPECTATIONS_MISSING.because("Nothing says what to expect of: "
                    + missing.stream().map(Enum::name).collect(Collectors.joining(", ")) + ".");
        }
    }
}
