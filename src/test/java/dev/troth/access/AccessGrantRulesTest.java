package dev.troth.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Access that is not revoked by its date speaks against confidentiality")
class AccessGrantRulesTest {

    private static final Instant DATE = Instant.parse("2025-03-10T09:00:00Z");
    private static final Instant AFTER = DATE.plusNanos(1_000);

    @ParameterizedTest
    @EnumSource(Party.class)
    void fromTheInstantAfterItsDateOpenUntilItIsRevokedAndSettledThen(Party party) {
        Evidence expected = Evidence.against(party, Dimension.CONFIDENTIALITY, Reason.ACCESS_NOT_REVOKED, .5, DATE);
        assertThat(AccessGrantRules.evidence(new AccessGrantFacts(party, DATE, null), DATE)).isEmpty();
        assertThat(AccessGrantRules.evidence(new AccessGrantFacts(party, DATE, null), AFTER)).containsExactly(expected.open());
        assertThat(AccessGrantRules.evidence(new AccessGrantFacts(party, DATE, AFTER), AFTER)).containsExactly(expected);
        assertThat(AccessGrantRules.evidence(new AccessGrantFacts(party, DATE, AFTER), DATE)).containsExactly(expected);
    }

    @Test
    void revokedInTimeOrWithoutADateItSaysNothing() {
        assertThat(AccessGrantRules.evidence(new AccessGrantFacts(Party.PROVIDER, DATE, DATE), AFTER)).isEmpty();
        assertThat(AccessGrantRules.evidence(new AccessGrantFacts(Party.PROVIDER, null, null), Instant.MAX)).isEmpty();
        assertThat(AccessGrantRules.evidence(new AccessGrantFacts(Party.PROVIDER, null, AFTER), Instant.MAX)).isEmpty();
    }

    @Test
    void timeAloneChangesNothingWithoutADateOrOnceItIsRevoked() {
        assertThat(AccessGrantRules.isOpen(new AccessGrantFacts(Party.PROVIDER, DATE, null))).isTrue();
        assertThat(AccessGrantRules.isOpen(new AccessGrantFacts(Party.PROVIDER, DATE, AFTER))).isFalse();
        assertThat(AccessGrantRules.isOpen(new AccessGrantFacts(Party.PROVIDER, null, null))).isFalse();
    }
}
