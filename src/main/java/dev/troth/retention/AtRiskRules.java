package dev.troth.retention;

import dev.troth.trust.model.Band;
import java.util.EnumSet;
import java.util.Set;

/** When a relationship is at risk (practices 70, 71): the provider's standing, a complaint that is not heard, or silence. */
final class AtRiskRules {

    /**
     * Momentum at and below which the last weeks cost the score. An established provider is at −.042 after one mistake concealed and at +.033
     * after one admitted when asked (the worked examples of TRUST-MODEL.md section 5): this lies between hiding and admitting.
     */
    static final double FALLING = -.03;

    private AtRiskRules() {
    }

    /**
     * @param band of the provider
     * @param momentum of the provider
     * @param unheard whether a complaint is not confirmed as heard
     * @param silent whether there is silence beyond the cadence agreed
     */
    static Set<RiskSignal> signals(Band band, double momentum, boolean unheard, boolean silent) {
        Set<RiskSignal> signals = EnumSet.noneOf(RiskSignal.class);
        if (band == Band.FRAGILE || band == Band.BROKEN) {
            signals.add(RiskSignal.BAND);
        }
        if (momentum <= FALLING) {
            signals.add(RiskSignal.MOMENTUM);
        }
        if (unheard) {
            signals.add(RiskSignal.COMPLAINT_UNHEARD);
        }
        if (silent) {
            signals.add(RiskSignal.SILENCE);
        }
        return signals;
    }
}
