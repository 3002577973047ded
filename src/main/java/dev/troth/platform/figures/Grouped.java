package dev.troth.platform.figures;

import dev.troth.platform.problem.Refusal;
import java.util.List;

/**
 * Figures of several groups, sorted by their key, and of all of them together; the one group where nothing was grouped by.
 *
 * @param groups what has no key comes last
 */
public record Grouped<F>(List<F> groups, F total) {

    /** Most groups that are answered with. */
    public static final int MOST = 500;

    /**
     * What a caller has asked to be grouped.
     *
     * @throws Refusal where there are more groups than are answered with
     */
    public Grouped<F> limited() {
        if (groups.size() > MOST) {
            throw Refusal.parameter("groupBy", "makes more than " + MOST + " groups: ask for a shorter period, or for some clients by clientId");
        }
        return this;
    }
}
