package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 52: what is assumed is checked with who knows")
class Practice52AssumptionTest {

    private static final String LOGO = "The logo comes as a vector file";
    private static final String PAPER = "The paper is in stock";

    private final PracticeClient ada = new PracticeClient();
    private String id;
    private String path;

    @BeforeEach
    void promise() {
        id = ada.record("commitments", "'title': 'Proofs', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2099-03-11T09:00:00Z'").getString("id");
        path = "/v1/commitments/" + id;
    }

    @Test
    void anAssumptionWaitsInAttentionUntilSomebodyConfirmsIt() {
        assertThat(ada.attention("ASSUMPTION_UNCONFIRMED").getList("items")).isEmpty();
        assume(PAPER, "2025-03-03T09:00:00Z");
        JsonPath assumed = assume(LOGO, "2025-03-02T09:00:00Z");
        assertThat(assumed.getList("unconfirmedAssumptions")).isEqualTo(List.of(PAPER, LOGO));
        JsonPath waiting = ada.attention("ASSUMPTION_UNCONFIRMED");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(id);
        assertThat(waiting.getString("items[0].since")).isEqualTo("2025-03-02T09:00:00Z");
        assertThat(waiting.getString("items[0].facts.unconfirmed")).isEqualTo("2");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST " + path + "/confirm-assumption");

        JsonPath confirmed = confirm(LOGO, "2025-03-04T09:00:00Z");
        assertThat(confirmed.getMap("assumptions[1]")).isEqualTo(Map.of("text", LOGO, "madeAt", "2025-03-02T09:00:00Z", "confirmedBy", "Ada Okafor",
                "confirmedAt", "2025-03-04T09:00:00Z"));
        assertThat(ada.attention("ASSUMPTION_UNCONFIRMED").getString("items[0].since")).isEqualTo("2025-03-03T09:00:00Z");
        confirm(PAPER, "2025-03-04T09:00:00Z");
        assertThat(ada.attention("ASSUMPTION_UNCONFIRMED").getList("items")).isEmpty();
        assertThat(flagged()).isEmpty();

        ada.api.done(path + "/correct", "{'reason': 'It was not confirmed'}");
        assertThat(ada.attention("ASSUMPTION_UNCONFIRMED").getInt("total.count")).isEqualTo(1);
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("commitment.assumed", "commitment.assumption-confirmed");
    }

    @Test
    void whatWasUnconfirmedAtTheDeliveryStaysFlagged() {
        assume(LOGO, "2025-03-02T09:00:00Z");
        assume(PAPER, "2025-03-03T09:00:00Z");
        confirm(PAPER, "2025-03-04T09:00:00Z");
        JsonPath delivered = ada.api.done(path + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}");
        assertThat(delivered.getList("deliveredOnAssumptions")).isEqualTo(List.of(LOGO));
        assertThat(flagged()).isEqualTo(List.of(id));
        assertThat(ada.attention("ASSUMPTION_UNCONFIRMED").getList("items")).isEmpty();

        JsonPath late = confirm(LOGO, "2025-03-07T09:00:00Z");
        assertThat(late.getList("unconfirmedAssumptions")).isEmpty();
        assertThat(late.getList("deliveredOnAssumptions")).isEqualTo(List.of(LOGO));
        assertThat(flagged()).isEqualTo(List.of(id));
    }

    @Test
    void itIsTheDatesThatSayWhatWasUnconfirmedAndNotTheOrderInWhichTheyAreRecorded() {
        assume(LOGO, "2025-03-02T09:00:00Z");
        assume(PAPER, "2025-03-03T09:00:00Z");
        confirm(LOGO, "2025-03-07T09:00:00Z");
        JsonPath delivered = ada.api.done(path + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}");
        assertThat(delivered.getList("deliveredOnAssumptions")).isEqualTo(List.of(LOGO, PAPER));
        assertThat(delivered.getList("unconfirmedAssumptions")).isEqualTo(List.of(PAPER));

        JsonPath late = confirm(PAPER, "2025-03-06T09:00:00Z");
        assertThat(late.getList("deliveredOnAssumptions")).isEqualTo(List.of(LOGO));
        assertThat(ada.api.done(path + "/correct", "{'reason': 'Not confirmed'}").getList("deliveredOnAssumptions")).isEqualTo(List.of(LOGO, PAPER));
    }

    @Test
    void whatWasRejectedInTimeIsToBeDeliveredAgainAndWaitsAsBefore() {
        ada.api.done(path + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}");
        ada.api.done(path + "/reject", "{'at': '2025-03-07T09:00:00Z'}");
        assume(LOGO, "2025-03-08T09:00:00Z");
        assertThat(ada.attention("ASSUMPTION_UNCONFIRMED").getList("items.recordId")).isEqualTo(List.of(id));
        ada.api.done(path + "/deliver", "{'deliveredAt': '2025-03-09T09:00:00Z'}");
        assertThat(ada.attention("ASSUMPTION_UNCONFIRMED").getList("items")).isEmpty();
    }

    @Test
    void whatIsDeliveredOnNoAssumptionSaysSo() {
        assertThat(ada.api.read(path).getMap("$")).doesNotContainKey("deliveredOnAssumptions");
        assertThat(ada.api.done(path + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}").getList("deliveredOnAssumptions")).isEmpty();
        assertThat(flagged()).isEmpty();
        assertThat(ada.api.read("/v1/commitments?unconfirmedAssumptions=false&clientId=" + ada.id()).getInt("total.count")).isEqualTo(1);
        refusedParameter(ada.api.get("/v1/commitments?unconfirmedAssumptions=yes"), "unconfirmedAssumptions");
    }

    @Test
    void anAssumptionIsMadeOnceAndConfirmedByName() {
        refused(ada.api.post(path + "/confirm-assumption", "{'text': 'x', 'by': 'Ada'}"), 409, "invalid-transition");
        assume(LOGO, "2025-03-02T09:00:00Z");
        refusedAt(ada.api.post(path + "/assume", "{'text': '" + LOGO + "'}"), "/text");
        refusedAt(ada.api.post(path + "/confirm-assumption", "{'text': 'x', 'by': 'Ada'}"), "/text");
        refusedAt(ada.api.post(path + "/confirm-assumption", "{'text': '" + LOGO + "'}"), "/by");
    }

    private JsonPath assume(String text, String at) {
        return ada.api.done(path + "/assume", "{'text': '%s', 'at': '%s'}", text, at);
    }

    private JsonPath confirm(String text, String at) {
        return ada.api.done(path + "/confirm-assumption", "{'text': '%s', 'by': 'Ada Okafor', 'at': '%s'}", text, at);
    }

    private List<String> flagged() {
        return ada.api.read("/v1/commitments?unconfirmedAssumptions=true&clientId=" + ada.id()).getList("items.id");
    }
}
