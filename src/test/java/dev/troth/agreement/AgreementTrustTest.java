package dev.troth.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What agreements say about trust: fees told and untold, confidentiality kept and broken, check-ins. */
@QuarkusTest
@DisplayName("An agreement moves the score by the numbers of the model")
class AgreementTrustTest extends Agreements {

    @Test
    @DisplayName("Told only after the acceptance, which was reported later: s 1 at the telling")
    void disclosedLate() {
        String id = draft(EXPECTATIONS + ", 'fees': [" + SETUP + "]");
        done(id, "offer", "{'at': '%s'}", JAN);
        done(id, "disclose-fees", "{'at': '%s'}", MAR);
        done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB);

        assertThat(evidence("PROVIDER")).containsExactly("FEES_DISCLOSED_LATE CANDOR 0.0 1.0 " + MAR);
    }

    @Test
    @DisplayName("A fee charged without being disclosed is concealed: s 3 from the charge, the second it is charged")
    void charged() {
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        String past = draft("'fees': [" + MINIMUM.formatted(MAR) + "]");
        assertThat(evidence("PROVIDER")).isEmpty();
        done(past, "offer", "{'at': '%s'}", JAN);
        assertThat(evidence("PROVIDER")).containsExactly("CONCEALED CANDOR 0.0 3.0 " + MAR);
        done(past, "correct", "{'reason': 'Not offered yet'}");
        assertThat(standing("PROVIDER")).isEmpty();

        String ahead = draft("'fees': [" + MINIMUM.formatted(soon) + "]");
        done(ahead, "offer", "{'at': '%s'}", JAN);
        assertThat(against("CANDOR", soon.minusSeconds(1).toString())).isZero();
        assertThat(against("CANDOR", soon.toString())).isEqualTo(3, within(1e-9));
        assertThat(score(soon.toString()).getList("open.reason")).containsExactly("CONCEALED");
        done(ahead, "decline", "{'reason': 'No', 'at': '%s'}", FEB);
        assertThat(against("CANDOR", soon.toString())).isZero();
    }

    @Test
    @DisplayName("A FEE disclosure about the agreement discloses its fees, follows when it is dated anew, and leaves with it")
    void disclosure() {
        String id = draft(EXPECTATIONS + ", 'fees': [" + SETUP + "]");
        done(id, "offer", "{'at': '%s'}", JAN);
        String disclosure = feeTold(id, JAN);

        assertThat(api.read(path(id)).getList("fees.disclosedAt")).containsExactly(JAN);
        done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB);
        assertThat(evidence("PROVIDER")).containsExactly("FEES_DISCLOSED CANDOR 0.25 0.0 " + FEB);
        done(id, "amend", "{'fees': [%s, %s], 'at': '%s'}", SETUP, MINIMUM.formatted(MAR), MAR);
        api.done("/v1/disclosures/" + disclosure + "/decide", "{'outcome': 'ACKNOWLEDGE', 'at': '%s'}", MAR);
        assertThat(api.read(path(id)).getList("fees.disclosedAt")).as("what was no fee yet was not told of").containsExactly(JAN, null);

        api.done("/v1/disclosures/" + disclosure + "/correct", "{'reason': 'Another decision'}");
        api.done("/v1/disclosures/" + disclosure + "/correct", "{'reason': 'Never said'}");
        assertThat(api.read(path(id)).getList("fees.disclosedAt")).containsExactly(null, null);
        assertThat(standing("PROVIDER")).as("the new fee was charged untold").containsExactly("CONCEALED CANDOR 0.0 3.0 " + MAR);
    }

    @Test
    @DisplayName("Told twice, a fee was told at the earlier time: the order in which the tellings are recorded decides nothing")
    void toldTwiceInAnyOrder() {
        for (List<String> order : List.of(List.of(JAN, MAR), List.of(MAR, JAN))) {
            clientId = api.client("Dr. Ada Okafor");
            String id = draft(EXPECTATIONS + ", 'fees': [" + SETUP + "]");
            done(id, "offer", "{'at': '%s'}", JAN);
            String first = feeTold(id, order.get(0));
            done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB);
            String second = feeTold(id, order.get(1));

            assertThat(standing("PROVIDER")).containsExactly("FEES_DISCLOSED CANDOR 0.25 0.0 " + FEB);
            assertThat(api.trust(clientId, "PROVIDER", MAR)).isEqualTo(.510597, within(5e-7));
            api.done("/v1/disclosures/" + (order.get(0).equals(MAR) ? first : second) + "/correct", "{'reason': 'Not then'}");
            assertThat(api.read(path(id)).getList("fees.disclosedAt")).as("the other telling stands").containsExactly(JAN);
            assertThat(standing("PROVIDER")).containsExactly("FEES_DISCLOSED CANDOR 0.25 0.0 " + FEB);
        }
    }

    @Test
    @DisplayName("A fee told after its charge, and before it, was told before: nothing is concealed")
    void toldAfterTheChargeAndBeforeIt() {
        String id = draft("'fees': [" + MINIMUM.formatted(MAR) + "]");
        done(id, "offer", "{'at': '%s'}", JAN);
        done(id, "disclose-fees", "{'at': '%s'}", APR);
        assertThat(standing("PROVIDER")).containsExactly("CONCEALED CANDOR 0.0 3.0 " + MAR);
        feeTold(id, FEB);
        assertThat(standing("PROVIDER")).isEmpty();
    }

    @Test
    @DisplayName("The move that tells of all fees tells of those a disclosure told of, too: they stay told where that is taken back")
    void theMoveTellsOfWhatADisclosureTold() {
        String id = draft("'fees': [" + SETUP + "]");
        done(id, "offer", "{'at': '%s'}", JAN);
        String disclosure = feeTold(id, MAR);
        done(id, "amend", "{'fees': [%s, %s], 'at': '%s'}", SETUP, MINIMUM.formatted(JUN), MAR);
        done(id, "disclose-fees", "{'at': '%s'}", FEB);
        assertThat(api.read(path(id)).getList("fees.disclosedAt")).containsExactly(FEB, FEB);
        api.done("/v1/disclosures/" + disclosure + "/correct", "{'reason': 'Never said'}");
        assertThat(api.read(path(id)).getList("fees.disclosedAt")).containsExactly(FEB, FEB);
    }

    /** A disclosure of the agreement's fees. */
    private String feeTold(String id, String at) {
        return api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'FEE', 'statement': 'There is a set-up fee.', "
                + "'about': {'type': 'AGREEMENT', 'id': '%s'}, 'disclosedAt': '%s'}", clientId, id, at).getString("id");
    }

    @Test
    @DisplayName("Story 9: the fee nobody asked about is refused, told it is accepted and candor rises; charged untold it is concealed")
    void theFeeNobodyAskedAbout() {
        String told = draft(EXPECTATIONS + ", 'fees': [" + SETUP + ", " + MINIMUM.formatted(APR) + "]");
        done(told, "offer", "{'at': '%s'}", JAN);
        post(told, "accept", "{'party': 'CLIENT', 'at': '%s'}".formatted(JAN)).then().statusCode(409).body("type", equalTo("/problems/fees-undisclosed"));
        done(told, "disclose-fees", "{'at': '%s'}", FEB);
        done(told, "accept", "{'party': 'CLIENT', 'at': '%s'}", FEB);
        assertThat(api.trust(clientId, "PROVIDER", FEB)).isGreaterThan(.5);

        String hidden = draft("'fees': [" + MINIMUM.formatted(APR) + "]");
        done(hidden, "offer", "{'at': '%s'}", JAN);
        assertThat(api.trust(clientId, "PROVIDER", APR)).isLessThan(.5);
        assertThat(against("CANDOR", APR)).isEqualTo(3, within(1e-9));
    }

    @Test
    @DisplayName("Confidentiality kept earns .5 for each quarter, for who is bound, while it is in force")
    void confidentiality() {
        String id = active("'kind': 'CONFIDENTIALITY', 'bound': 'CLIENT', 'effectiveFrom': '2024-11-30T12:00:00Z', 'expiresAt': '2025-06-30T00:00:00Z'");

        assertThat(evidence("PROVIDER")).isEmpty();
        assertThat(evidence("CLIENT")).containsExactly("CONFIDENTIALITY_KEPT CONFIDENTIALITY 0.5 0.0 2025-05-30T12:00:00Z",
                "CONFIDENTIALITY_KEPT CONFIDENTIALITY 0.5 0.0 2025-02-28T12:00:00Z");
        done(id, "end", "{'at': '%s'}", APR);
        assertThat(standing("CLIENT")).containsExactly("CONFIDENTIALITY_KEPT CONFIDENTIALITY 0.5 0.0 2025-02-28T12:00:00Z");
    }

    @Test
    @DisplayName("A breach takes its quarter from the party that committed it, and gives it back when it is taken back")
    void breach() {
        active("'kind': 'CONFIDENTIALITY', 'effectiveFrom': '%s', 'expiresAt': '%s'".formatted(JAN, "2025-07-01T09:00:00Z"));
        String first = "CONFIDENTIALITY_KEPT CONFIDENTIALITY 0.5 0.0 " + APR;
        String second = "CONFIDENTIALITY_KEPT CONFIDENTIALITY 0.5 0.0 2025-07-01T09:00:00Z";
        assertThat(standing("PROVIDER")).containsExactly(second, first);

        String incident = api.created("/v1/incidents", "{'clientId': '%s', 'title': 'Sent to the wrong address', 'severity': 'MODERATE', "
                + "'kind': 'CONFIDENTIALITY_BREACH', 'detectedAt': '%s'}", clientId, MAR).getString("id");
        assertThat(standing("PROVIDER")).containsExactly(second);
        assertThat(standing("CLIENT")).containsExactly(second, first);

        api.done("/v1/incidents/" + incident + "/correct", "{'reason': 'It was the right address'}");
        assertThat(standing("PROVIDER")).containsExactly(second, first);
    }

    @Test
    @DisplayName("A quarter that ends ahead counts from the instant it ends, with nothing written")
    void confidentialityAhead() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.DAYS);
        active("'kind': 'CONFIDENTIALITY', 'effectiveFrom': '" + start + "'");
        Instant end = start.atOffset(ZoneOffset.UTC).plusMonths(3).toInstant();

        assertThat(supporting("CONFIDENTIALITY", end.minusSeconds(1).toString())).isZero();
        assertThat(supporting("CONFIDENTIALITY", end.toString())).isEqualTo(.5, within(1e-9));
        assertThat(evidence("PROVIDER")).isEmpty();
    }

    @Test
    @DisplayName("Check-ins are due by the terms in force, until the agreement ends; an offered rhythm changes nothing yet")
    void checkIns() {
        String id = active("'checkInEvery': 'P28D', " + EXPECTATIONS);
        done(id, "amend", "{'checkInEvery': 'P1D', 'at': '%s'}", MAR);
        assertThat(missedCheckIns()).last().isEqualTo("0.75 2025-03-01T09:00:00Z");
        assertThat(missedCheckIns()).as("one each four weeks").hasSizeLessThan((int) ChronoUnit.DAYS.between(Instant.parse(FEB), Instant.now()) / 28 + 2);
        done(id, "end", "{'at': '%s'}", APR);
        assertThat(missedCheckIns()).containsExactly("0.5 2025-03-29T09:00:00Z", "0.75 2025-03-01T09:00:00Z");
    }

    @Test
    @DisplayName("Terms replaced before they took effect leave nothing in force beside those that replaced them")
    void replacedBeforeTheyTookEffect() {
        String id = active("'checkInEvery': 'P28D', " + EXPECTATIONS);
        for (String terms : List.of("'checkInEvery': 'P1D', 'effectiveFrom': '2090-01-01T00:00:00Z'", "'without': ['CHECK_IN_EVERY'], 'effectiveFrom': '" + APR + "'")) {
            done(id, "amend", "{%s, 'at': '%s'}", terms, MAR);
            done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", MAR);
            done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", MAR);
        }
        assertThat(missedCheckIns()).containsExactly("0.5 2025-03-29T09:00:00Z", "0.75 2025-03-01T09:00:00Z");
    }

    /** The check-ins missed that stand, the latest first. */
    private List<String> missedCheckIns() {
        List<Object> reversed = ledger("PROVIDER").stream().map(line -> line.get("reverses")).toList();
        return ledger("PROVIDER").stream().filter(line -> line.get("reason").equals("CHECK_IN_MISSED") && line.get("reverses") == null
                && !reversed.contains(line.get("id"))).map(line -> line.get("s") + " " + line.get("effectiveAt")).toList();
    }

    private JsonPath score(String asOf) {
        return api.read("/v1/clients/" + clientId + "/trust-score?asOf=" + asOf);
    }

    private double against(String dimension, String asOf) {
        return score(asOf).getDouble("dimensions.find { it.dimension == '" + dimension + "' }.against");
    }

    private double supporting(String dimension, String asOf) {
        return score(asOf).getDouble("dimensions.find { it.dimension == '" + dimension + "' }.supporting");
    }
}
