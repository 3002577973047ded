package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("Practice 46: in over your head, tell the truth and do not outsource in secret")
class Practice46OverYourHeadTest {

    private static final String AWARE = "2025-03-01T09:00:00Z";
    private static final String LATER = "2025-05-01T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest
    @ValueSource(strings = {"OVER_CAPACITY", "SUBCONTRACT"})
    void toldAtOnceItIsProactiveAndTheClientDecides(String kind) {
        JsonPath told = disclosed(kind, "'disclosedAt': '" + AWARE + "'");

        assertThat(told.getString("state")).isEqualTo("PROACTIVE");
        assertThat(ada.line("PROVIDER", "CANDOR", "PROACTIVE")).isEqualTo(List.of(.25, 0.));
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isCloseTo(new Trust1().good("CANDOR", .25, AWARE).trust(LATER), PracticeClient.exactly());
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getList("items")).isEmpty();
        JsonPath decided = ada.api.done("/v1/disclosures/" + told.getString("id") + "/decide", "{'outcome': 'OTHER_WORK', 'at': '2025-03-02T09:00:00Z'}");
        assertThat(decided.getString("decision.outcome")).isEqualTo("OTHER_WORK");
    }

    @Test
    void aSecretSubcontractFoundOutWasConcealed() {
        JsonPath secret = disclosed("SUBCONTRACT", "'severity': 'MAJOR'");
        assertThat(secret.getString("state")).isEqualTo("UNDISCLOSED");
        String foundOut = "2025-04-01T09:00:00Z";

        JsonPath found = ada.api.done("/v1/disclosures/" + secret.getString("id") + "/discovered", "{'counterpartKnewAt': '%s'}", foundOut);

        assertThat(found.getString("state")).isEqualTo("CONCEALED");
        assertThat(ada.line("PROVIDER", "CANDOR", "CONCEALED")).isEqualTo(List.of(0., 6.));
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isCloseTo(new Trust1().bad("CANDOR", 6, foundOut).trust(LATER), PracticeClient.exactly());
        assertThat(ada.attention("OPEN_ITEMS_REVIEW").getString("items[0].facts.kind")).isEqualTo("SUBCONTRACT");
    }

    private JsonPath disclosed(String kind, String more) {
        return ada.record("disclosures", "'kind': '%s', 'statement': 'The app is built by another team', 'awareAt': '" + AWARE + "', " + more, kind);
    }
}
