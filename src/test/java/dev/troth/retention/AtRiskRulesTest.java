package dev.troth.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.trust.model.Band;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Practices 70 and 71. */
@DisplayName("A relationship is at risk")
class AtRiskRulesTest {

    @ParameterizedTest(name = "{0} with momentum {1}, a complaint unheard {2}, silence {3}: {4}")
    @CsvSource({
            "TRUSTED,    .02,     false, false, ''",
            "MIXED,      0,       false, false, ''",
            "NEW,        0,       false, false, ''",
            "DORMANT,    0,       false, false, ''",
            "FRAGILE,    0,       false, false, BAND",
            "BROKEN,     0,       false, false, BAND",
            "DEPENDABLE, -.0299,  false, false, ''",
            "DEPENDABLE, -.03,    false, false, MOMENTUM",
            "DEPENDABLE, -.042,   false, false, MOMENTUM",
            "TRUSTED,    .1,      true,  false, COMPLAINT_UNHEARD",
            "TRUSTED,    .1,      false, true,  SILENCE",
            "BROKEN,     -.1,     true,  true,  BAND MOMENTUM COMPLAINT_UNHEARD SILENCE",
    })
    void byWhatTheProviderStandsAtAndWhatTheClientWaitsFor(Band band, double momentum, boolean unheard, boolean silent, String signals) {
        assertThat(AtRiskRules.signals(band, momentum, unheard, silent).stream().map(RiskSignal::name).collect(Collectors.joining(" "))).isEqualTo(signals);
    }
}
