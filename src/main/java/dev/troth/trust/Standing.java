package dev.troth.trust;

import dev.troth.trust.model.Band;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import dev.troth.trust.model.Spread;
import java.util.UUID;

/**
 * Where a client's relationship stands among all others: its score without the explanation.
 *
 * @param spread T, and how sure it is; the low end is what portfolios are ranked by (TRUST-MODEL.md section 2, Interval)
 * @param uncertainty 1 when nothing is known
 * @param policy version of the policy it was read under
 */
public record Standing(UUID clientId, Party subject, Spread spread, double uncertainty, double mass, Band band, double momentum, long policy) {

    static Standing of(UUID clientId, TrustReading reading) {
        Score score = reading.score();
        return new Standing(clientId, reading.subject(), score.spread(), score.uncertainty(), score.mass(), score.band(), score.momentum(),
                reading.policy().version());
    }

    /** T, between 0 and 1. */
    public double trust() {
        return spread.trust();
    }
}
