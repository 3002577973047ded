package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("Practice 68: apologise even if it is not your doing")
class Practice68ApologyTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void anApologyMendsWhoeversDoingItWas() {
        Mishap mishap = Mishap.of(ada, ", 'causedBy': 'The airline'");
        JsonPath apologised = mishap.done("apologise", "{'at': '2025-03-12T00:10:00Z', 'text': 'I am sorry this happened to you.'}");

        assertThat(apologised.getDouble("handling")).isCloseTo(.15, PracticeClient.exactly());
        assertThat(apologised.getString("ownership")).isEqualTo("UNSTATED");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), .25 * .15, .85);
    }

    @Test
    void whoHasNoFaultAndApologisesHasNothingHeldAgainstThem() {
        Mishap theirs = Mishap.of(ada, ", 'accountable': 'CLIENT'");
        theirs.done("apologise", "{}");
        assertThat(theirs.read().getDouble("handling")).isCloseTo(.15, PracticeClient.exactly());
        assertThat(ada.score("PROVIDER", Mishap.MUCH_LATER).getList("open")).isEmpty();
        exactly(theirs.open("CLIENT", "RESPONSIBILITY"), .25 * .15, .85);

        theirs.closed();
        assertThat(ada.score("PROVIDER", Mishap.MUCH_LATER).getDouble("trust")).isEqualTo(.5);
        exactly(ada.line("CLIENT", "RESPONSIBILITY", "INCIDENT"), .25 * .5, .5);
    }

    @Test
    void whereBothHaveAShareTheApologyCountsForBoth() {
        Mishap shared = Mishap.of(ada, ", 'shares': {'provider': 0.1, 'client': 0.9}");
        shared.done("apologise", "{}");
        exactly(shared.open("PROVIDER", "RESPONSIBILITY"), .25 * .15, .85 * .1);
        exactly(shared.open("CLIENT", "RESPONSIBILITY"), .25 * .15, .85 * .9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"denied", "deception"})
    void byADenialOrALieNobodyApologises(String untrue) {
        Mishap mishap = Mishap.of(ada, "");
        ada.record("disclosures", "'kind': 'MISTAKE', 'about': {'type': 'INCIDENT', 'id': '%s'}, 'statement': 'It was the printer', 'awareAt': '%s', 'disclosedAt': '2025-03-12T00:10:00Z', "
                + "'apologised': true, 'remedyPlan': 'A reprint', '" + untrue + "': true", mishap.id(), Mishap.DETECTED);
        assertThat(mishap.read().getMap("$")).doesNotContainKeys("apologisedAt", "remedyPlan");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1);
    }
}
