package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 66: acknowledge frustration without admitting fault")
class Practice66EmpathyTest {

    private final PracticeClient ada = new PracticeClient();

    @ParameterizedTest(name = "where the ownership is {0}")
    @CsvSource({"UNSTATED, 0, 1", "OWNED, 0.0625, 0.75", "DENIED, 0, 1.5"})
    void empathyAltersNeitherOwnershipNorScore(String ownership, double r, double s) {
        Mishap mishap = Mishap.of(ada, "");
        if (!ownership.equals("UNSTATED")) {
            mishap.done("own", "{'ownership': '%s'}", ownership);
        }
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), r, s);
        double handling = mishap.read().getDouble("handling");

        JsonPath acknowledged = mishap.done("acknowledge", "{'at': '2025-03-12T00:10:00Z', 'note': 'That must be maddening'}");
        assertThat(acknowledged.getString("acknowledgedAt")).isEqualTo("2025-03-12T00:10:00Z");
        assertThat(acknowledged.getString("ownership")).isEqualTo(ownership);
        assertThat(acknowledged.getDouble("handling")).isEqualTo(handling);
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), r, s);
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("incident.acknowledged");
    }
}
