package dev.troth.trust;

import dev.troth.trust.model.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * What a fact says about trust now.
 *
 * @param evidence all of it; what is settled belongs into the ledger
 * @param openFacts what the rules need to judge it again at read time, null once time alone can change nothing
 */
public record Submission(List<Evidence> evidence, Object openFacts) {

    /**
     * What belongs into the ledger at an instant. What is settled ahead of it, as callers' clocks are, stays with the open fact: that counts all that comes
     * after the instant it was kept at, and the ledger would count it again.
     */
    List<Evidence> bookable(Instant now) {
        return evidence.stream().filter(e -> e.settled() && !e.isNeutral() && (openFacts == null || !e.effectiveAt().isAfter(now))).toList();
    }

    /** Of a fact that says nothing about trust, or no more. */
    public static final Submission NONE = new Submission(List.of(), null);

    public static Submission settled(List<Evidence> evidence) {
        return new Submission(evidence, null);
    }
}
