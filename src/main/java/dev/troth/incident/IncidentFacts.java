package dev.troth.incident;

import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What the rules need to know of an incident.
 *
 * @param closed whether nothing more will be said of how it was handled
 * @param linked whether it happened to a commitment, which bears on reliability by itself
 * @param blameShifted whether the blame was shifted, or responsibility denied
 * @param bearers the parties that are responsible, one or both
 */
public record IncidentFacts(Instant detectedAt, boolean closed, Severity severity, Importance importance, boolean linked, Breach breach,
        boolean blameShifted, Handling handling, List<Bearer> bearers) {

    /** Whether confidentiality was broken, and how far. */
    public enum Breach {
        NONE,
        WITHIN_SCOPE,
        /** Data left the agreement's scope for good. */
        OUT_OF_SCOPE
    }

    /**
     * A party that is responsible.
     *
     * @param share its part of the responsibility, above 0, at most 1
     * @param earlier its earlier incidents with the same cause that count
     * @param spared whether the other party has granted grace
     */
    public record Bearer(Party party, double share, int earlier, boolean spared) {
    }
}
