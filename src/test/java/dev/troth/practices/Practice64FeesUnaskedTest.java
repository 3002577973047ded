package dev.troth.practices;

import static dev.troth.practices.Agreements.AGREED;
import static dev.troth.practices.Agreements.EXPECTATIONS;
import static dev.troth.practices.Agreements.OFFERED;
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
@DisplayName("Practice 64: fees and minimums are told unasked, before anything is signed")
class Practice64FeesUnaskedTest {

    private static final String MAR = "2025-03-01T09:00:00Z";
    private static final String APR = "2025-04-01T09:00:00Z";
    private static final String SETUP = "{'name': 'Set-up', 'amount': {'value': 120, 'currency': 'EUR'}}";
    private static final String MINIMUM = "{'name': 'Minimum', 'amount': {'value': 25, 'currency': 'EUR'}, 'every': 'P1M', 'chargedFrom': '" + APR + "'}";

    private final PracticeClient ada = new PracticeClient();
    private final Agreements agreements = new Agreements(ada);

    @Test
    void nothingIsAcceptedWhileAFeeIsUndisclosedAndToldInTimeItSpeaksForCandor() {
        String id = agreements.offered(EXPECTATIONS + ", 'fees': [" + SETUP + ", " + MINIMUM + "]");
        assertThat(refused(agreements.attempt(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", AGREED), 409, "fees-undisclosed").getString("detail"))
                .isEqualTo("Not disclosed yet: Set-up, Minimum.");

        assertThat(agreements.done(id, "disclose-fees", "{'at': '%s'}", OFFERED).getList("fees.disclosedAt")).containsExactly(OFFERED, OFFERED);
        assertThat(agreements.accept(id, AGREED).getString("status")).isEqualTo("ACTIVE");

        assertThat(ada.line("PROVIDER", "CANDOR", "FEES_DISCLOSED")).as("once for all of them, of the revision charged").isEqualTo(List.of(.25, 0.));
        assertThat(ada.score("PROVIDER", AGREED).getDouble("trust"))
                .isEqualTo(new Trust1().good("CANDOR", .25, AGREED).good("COMMUNICATION", .5, AGREED).trust(AGREED), exactly());
    }

    @Test
    void toldAfterTheAcceptanceItIsLate() {
        String id = agreements.offered(EXPECTATIONS + ", 'fees': [" + SETUP + "]");
        agreements.done(id, "disclose-fees", "{'at': '%s'}", MAR);
        agreements.accept(id, AGREED);

        assertThat(ada.line("PROVIDER", "CANDOR", "FEES_DISCLOSED_LATE")).isEqualTo(List.of(0., 1.));
        assertThat(ada.score("PROVIDER", MAR).getDouble("trust"))
                .isEqualTo(new Trust1().bad("CANDOR", 1, MAR).good("COMMUNICATION", .5, AGREED).trust(MAR), exactly());
    }

    @Test
    void chargedWithoutBeingToldItIsConcealed() {
        agreements.offered("'fees': [" + MINIMUM + "]");

        assertThat(ada.line("PROVIDER", "CANDOR", "CONCEALED")).isEqualTo(List.of(0., 3.));
        assertThat(ada.score("PROVIDER", MAR).getDouble("trust")).as("not charged yet").isEqualTo(.5);
        assertThat(ada.score("PROVIDER", APR).getDouble("trust")).isEqualTo(new Trust1().bad("CANDOR", 3, APR).trust(APR), exactly());
    }

    @Test
    void whatIsUndisclosedWaitsWithWhatTellingIsWorth() {
        String id = agreements.draft(EXPECTATIONS + ", 'fees': [" + SETUP + ", " + MINIMUM + "]");
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).as("a draft is offered to nobody").isEmpty();
        agreements.done(id, "offer", "{'at': '%s'}", MAR);

        JsonPath waiting = ada.attention("FEES_UNDISCLOSED");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(id);
        assertThat(waiting.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(waiting.getString("items[0].since")).isEqualTo(MAR);
        assertThat(waiting.getString("items[0].facts.names")).isEqualTo("Set-up, Minimum");
        assertThat(waiting.getString("items[0].facts.chargedFrom")).isEqualTo(APR);
        assertThat(waiting.getString("items[0].facts.candorIfDisclosedBeforeAcceptance")).isEqualTo("0.25");
        assertThat(waiting.getString("items[0].facts.candorIfDisclosedLate")).isEqualTo("-1.0");
        assertThat(waiting.getString("items[0].facts.candorIfChargedUndisclosed")).isEqualTo("-3.0");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST /v1/agreements/" + id + "/disclose-fees");

        agreements.done(id, "disclose-fees", "{'names': ['Minimum'], 'at': '%s'}", MAR);
        assertThat(ada.attention("FEES_UNDISCLOSED").getString("items[0].facts.names")).isEqualTo("Set-up");
        agreements.done(id, "disclose-fees", "{'at': '%s'}", MAR);
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).isEmpty();
        agreements.correct(id);
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).as("told by mistake of the record, it was not told").hasSize(1);
    }

    @Test
    void chargedEarlierThanOfferedItWaitsSinceThenAndADisclosureTellsOfItToo() {
        String id = agreements.draft("'fees': [" + MINIMUM + "]");
        agreements.done(id, "offer", "{'at': '2025-05-01T09:00:00Z'}");
        assertThat(ada.attention("FEES_UNDISCLOSED").getString("items[0].since")).isEqualTo(APR);

        String told = ada.record("disclosures", "'kind': 'FEE', 'statement': 'There is a minimum.', 'about': {'type': 'AGREEMENT', 'id': '%s'}, 'disclosedAt': '%s'",
                id, MAR).getString("id");
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).isEmpty();
        ada.api.done("/v1/disclosures/" + told + "/correct", "{'reason': 'Never said'}");
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).hasSize(1);

        agreements.done(id, "decline", "{'reason': 'Too dear', 'at': '2025-06-01T09:00:00Z'}");
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).as("declined, it costs nobody anything").isEmpty();
    }

    @Test
    @DisplayName("A fee told by a lie is not told: the lie counts as one, and nothing is accepted on it")
    void aFeeToldByALieIsNotTold() {
        String id = agreements.offered(EXPECTATIONS + ", 'fees': [" + SETUP + "]");
        String told = tell(id);
        assertThat(ada.api.done("/v1/disclosures/" + told + "/prove-false", "{'at': '%s', 'knownToBeFalse': true}", MAR).getString("state")).isEqualTo("DECEPTION");

        assertThat(ada.line("PROVIDER", "CANDOR", "DECEPTION")).isEqualTo(List.of(0., 5.));
        assertThat(ada.attention("FEES_UNDISCLOSED").getString("items[0].facts.names")).isEqualTo("Set-up");
        assertThat(refused(agreements.attempt(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", MAR), 409, "fees-undisclosed").getString("detail"))
                .isEqualTo("Not disclosed yet: Set-up.");
        agreements.done(id, "disclose-fees", "{'at': '%s'}", MAR);
        agreements.accept(id, APR);
        assertThat(ada.line("PROVIDER", "CANDOR", "FEES_DISCLOSED")).as("told truly before the acceptance").isEqualTo(List.of(.25, 0.));
        assertThat(ada.score("PROVIDER", APR).getDouble("trust"))
                .isEqualTo(new Trust1().bad("CANDOR", 5, MAR).good("CANDOR", .25, APR).good("COMMUNICATION", .5, APR).trust(APR), exactly());
    }

    @Test
    @DisplayName("A lie proven after the acceptance takes back what telling was worth, and a wrong verdict gives it again, for the fees that were told")
    void aLieProvenLaterTakesBackWhatTellingWasWorth() {
        String id = agreements.offered(EXPECTATIONS + ", 'fees': [" + SETUP + "]");
        String told = tell(id);
        agreements.accept(id, AGREED);
        double before = ada.score("PROVIDER", APR).getDouble("trust");
        assertThat(before).isEqualTo(new Trust1().good("CANDOR", .25, AGREED).good("COMMUNICATION", .5, AGREED).trust(APR), exactly());
        ada.api.done("/v1/disclosures/" + told + "/prove-false", "{'at': '%s', 'knownToBeFalse': true}", MAR);
        assertThat(ada.score("PROVIDER", APR).getDouble("trust"))
                .isEqualTo(new Trust1().bad("CANDOR", 5, MAR).good("COMMUNICATION", .5, AGREED).trust(APR), exactly());
        assertThat(agreements.read(id).getMap("fees[0]")).doesNotContainKey("disclosedAt");

        agreements.done(id, "amend", "{'fees': [" + MINIMUM.replace(APR, "2099-01-01T09:00:00Z") + "], 'at': '%s'}", APR);
        ada.api.done("/v1/disclosures/" + told + "/correct", "{'reason': 'The proof was forged'}");
        assertThat(ada.score("PROVIDER", APR).getDouble("trust")).isEqualTo(before, exactly());
        assertThat(ada.attention("FEES_UNDISCLOSED").getString("items[0].facts.names")).as("which it never told of").isEqualTo("Minimum");
    }

    @Test
    @DisplayName("A fee that is denied counts as denied, an error as what it was")
    void aFeeDeniedIsDeniedAndAnErrorIsNoLie() {
        String id = agreements.offered("'fees': [" + SETUP + "]");
        String told = tell(id);
        assertThat(ada.api.patch("*", "/v1/disclosures/" + told, "{'denied': true}").jsonPath().getString("state")).isEqualTo("DENIED");
        assertThat(ada.line("PROVIDER", "CANDOR", "DENIED")).isEqualTo(List.of(0., 4.));
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).hasSize(1);
        ada.api.patch("*", "/v1/disclosures/" + told, "{'denied': false}");
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).isEmpty();

        ada.api.done("/v1/disclosures/" + told + "/prove-false", "{'at': '%s', 'knownToBeFalse': false}", MAR);
        assertThat(ada.attention("FEES_UNDISCLOSED").getList("items")).isEmpty();
        assertThat(ada.score("PROVIDER", APR).getDouble("trust")).as("a fee told counts with its agreement").isEqualTo(.5);
    }

    @Test
    void aMoveTakenBackLeavesWhatADisclosureHasChangedMeanwhile() {
        String id = agreements.offered("'fees': [" + SETUP + "]");
        String told = ada.record("disclosures", "'kind': 'FEE', 'statement': 'There is a fee.', 'about': {'type': 'AGREEMENT', 'id': '%s'}, 'disclosedAt': '%s'",
                id, OFFERED).getString("id");
        agreements.done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", AGREED);
        ada.api.done("/v1/disclosures/" + told + "/correct", "{'reason': 'Never said'}");
        agreements.correct(id);
        assertThat(ada.attention("FEES_UNDISCLOSED").getString("items[0].since")).isEqualTo(OFFERED);
    }

    private String tell(String id) {
        return ada.record("disclosures", "'kind': 'FEE', 'statement': 'There is a fee.', 'about': {'type': 'AGREEMENT', 'id': '%s'}, 'disclosedAt': '%s'",
                id, OFFERED).getString("id");
    }
}
