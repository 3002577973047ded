package dev.troth.disclosure;

import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import java.time.Instant;

/**
 * What the rules need of a disclosure.
 *
 * @param awareAt when the discloser knew
 * @param disclosedAt when the discloser told, null if not
 * @param counterpartKnewAt when the other party knew by other means, null if never
 * @param importance m of what it is about
 * @param neutral whether nothing went wrong: an assumption, a skill gap before starting, an absence in advance
 */
public record DisclosureFacts(Party discloser, Severity severity, Importance importance, Instant awareAt, Instant disclosedAt,
        Instant counterpartKnewAt, boolean denied, boolean deception, boolean neutral) {

    /** Whether it says otherwise than it is. */
    boolean isUntrue() {
        return denied || deception;
    }
}
