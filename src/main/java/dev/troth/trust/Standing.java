package dev.troth.trust;

import dev.troth.trust.model.Band;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Score;
import java.util.UUID;

/**
 * Where a client's relationship stands among all others: its score without the explanation.
 *
 * @param trust T
 * @param low the low end of the interval, what portfolios are ranked by (TRUST-MODEL.md section 2, Interval)
 * @param high the high end
 * @param uncertainty 1 when nothing is known
 * @param policy version of the policy it was read under
 */
public record Standing(UUID clientId, Party subject, double trust, double low, double high, double uncertainty, double mass, Band band,
        double momentum, long policy) {

    static Standing of(UUID clientId, TrustReading reading) {
        Score score = reading.score();
        Score.Interval interval = score.interval();
        return new Standing(clientId, reading.subject(), score.trust(), interval.low(), interval.high(), score.uncertainty(), score.mass(),
                score.band(), score.momentum(), reading.policy().version());
    }
}
