package dev.troth.trust;

import dev.troth.trust.model.Evidence;
import java.util.List;

/**
 * What a fact says about trust now.
 *
 * @param evidence all of it; what is settled belongs into the ledger
 * @param openFacts what the rules need to judge it again at read time, null once time alone can change nothing
 */
public record Submission(List<Evidence> evidence, Object openFacts) {

    /** Of a fact that says nothing about trust, or no more. */
    public static final Submission NONE = new Submission(List.of(), null);

    public static Submission settled(List<Evidence> evidence) {
        return new Submission(evidence, null);
    }
}
