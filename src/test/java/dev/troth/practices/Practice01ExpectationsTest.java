package dev.troth.practices;

import static dev.troth.practices.Agreements.AGREED;
import static dev.troth.practices.Agreements.EXPECTATIONS;
import static dev.troth.practices.PracticeClient.exactly;
import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 1: both sides agree on what to expect before they start")
class Practice01ExpectationsTest {

    private final PracticeClient ada = new PracticeClient();
    private final Agreements agreements = new Agreements(ada);

    @Test
    void nothingIsAcceptedBeforeItSaysWhatToExpectOfDeadlinesAndResponses() {
        String id = agreements.offered("'expectations': [{'topic': 'DEADLINES', 'text': 'Fridays'}]");

        JsonPath problem = refused(agreements.attempt(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", AGREED), 409, "expectations-missing");

        assertThat(problem.getString("detail")).isEqualTo("Nothing says what to expect of: RESPONSE.");
        assertThat(agreements.read(id).getString("status")).isEqualTo("OFFERED");
        assertThat(ada.lines("PROVIDER", "COMMUNICATION", "EXPECTATIONS_AGREED")).isEmpty();
        agreements.done(id, "amend", "{%s, 'at': '%s'}", EXPECTATIONS, AGREED);
        assertThat(agreements.accept(id, AGREED).getString("status")).isEqualTo("ACTIVE");
    }

    @Test
    void agreedOnTheySpeakForBothFromTheLaterAcceptanceOn() {
        String id = agreements.offered(EXPECTATIONS);
        agreements.done(id, "accept", "{'party': 'CLIENT', 'at': '2025-03-01T09:00:00Z'}");
        assertThat(ada.lines("CLIENT", "COMMUNICATION", "EXPECTATIONS_AGREED")).as("one alone agrees on nothing").isEmpty();
        agreements.done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", AGREED);

        for (String party : List.of("PROVIDER", "CLIENT")) {
            assertThat(ada.line(party, "COMMUNICATION", "EXPECTATIONS_AGREED")).isEqualTo(List.of(.5, 0.));
            assertThat(ada.lines(party, "COMMUNICATION", "EXPECTATIONS_AGREED").get(0)).containsEntry("effectiveAt", "2025-03-01T09:00:00Z");
            assertThat(ada.score(party, "2025-02-28T09:00:00Z").getDouble("trust")).isEqualTo(.5);
            assertThat(ada.score(party, "2025-04-01T09:00:00Z").getDouble("trust"))
                    .isEqualTo(new Trust1().good("COMMUNICATION", .5, "2025-03-01T09:00:00Z").trust("2025-04-01T09:00:00Z"), exactly());
        }
    }

    @Test
    void whatIsOfferedWaitsForThePartyThatHasYetToAccept() {
        String draft = agreements.draft(EXPECTATIONS);
        assertThat(ada.attention("ACCEPTANCE_MISSING").getList("items")).isEmpty();
        agreements.done(draft, "offer", "{'at': '%s'}", Agreements.OFFERED);

        JsonPath waiting = ada.attention("ACCEPTANCE_MISSING");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(draft);
        assertThat(waiting.getString("items[0].party")).as("of both, the client").isEqualTo("CLIENT");
        assertThat(waiting.getString("items[0].since")).isEqualTo(Agreements.OFFERED);
        assertThat(waiting.getString("items[0].facts.revision")).isEqualTo("1");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST /v1/agreements/" + draft + "/accept");

        agreements.done(draft, "accept", "{'party': 'CLIENT', 'at': '%s'}", AGREED);
        assertThat(ada.attention("ACCEPTANCE_MISSING").getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(ada.attention("ACCEPTANCE_MISSING&party=CLIENT").getInt("total.count")).isZero();
        agreements.done(draft, "accept", "{'party': 'PROVIDER', 'at': '%s'}", AGREED);
        assertThat(ada.attention("ACCEPTANCE_MISSING").getList("items")).isEmpty();

        agreements.correct(draft);
        assertThat(ada.attention("ACCEPTANCE_MISSING").getString("items[0].party")).as("the acceptance was taken back").isEqualTo("PROVIDER");
        agreements.correct(draft);
        agreements.correct(draft);
        assertThat(ada.attention("ACCEPTANCE_MISSING").getList("items")).as("a draft waits for nobody").isEmpty();
    }
}
