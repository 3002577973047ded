package dev.troth.trust;

import dev.troth.trust.model.Evidence;
import java.util.List;

/**
 * What a fact would say about trust, were it so.
 *
 * @param replaces the recorded fact that would be another; null where it would be a new one
 * @param evidence all of it, by the rules of the feature it belongs to
 */
public record Hypothesis(Source replaces, List<Evidence> evidence) {

    public static Hypothesis of(List<Evidence> evidence) {
        return new Hypothesis(null, evidence);
    }
}
