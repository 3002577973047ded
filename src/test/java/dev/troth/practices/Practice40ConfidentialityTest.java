package dev.troth.practices;

import static dev.troth.practices.PracticeClient.exactly;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 40: what is confidential is agreed on, and kept quarter by quarter")
class Practice40ConfidentialityTest {

    private static final String JAN = "2025-01-01T09:00:00Z";
    private static final String MAR = "2025-03-01T09:00:00Z";
    private static final String APR = "2025-04-01T09:00:00Z";
    private static final String JUL = "2025-07-01T09:00:00Z";
    private static final String TERMS = "'kind': 'CONFIDENTIALITY', 'scope': 'The recipe and the suppliers', 'effectiveFrom': '%s', 'expiresAt': '%s'".formatted(JAN, JUL);

    private final PracticeClient ada = new PracticeClient();
    private final Agreements agreements = new Agreements(ada);

    @Test
    void itSaysWhatItCoversWhomItBindsAndUntilWhen() {
        JsonPath agreement = agreements.read(agreements.agreed(TERMS + ", 'bound': 'PROVIDER'"));

        assertThat(agreement.getString("scope")).isEqualTo("The recipe and the suppliers");
        assertThat(agreement.getString("bound")).isEqualTo("PROVIDER");
        assertThat(agreement.getString("expiresAt")).isEqualTo(JUL);
        assertThat(agreement.getString("status")).isEqualTo("EXPIRED");
        assertThat(ada.api.read("/v1/agreements?kind=CONFIDENTIALITY").getList("items.id")).containsExactly(agreement.getString("id"));
        assertThat(ada.lines("PROVIDER", "CONFIDENTIALITY", "CONFIDENTIALITY_KEPT")).hasSize(2);
        assertThat(ada.lines("CLIENT", "CONFIDENTIALITY", "CONFIDENTIALITY_KEPT")).as("it does not bind the client").isEmpty();
    }

    @Test
    void eachQuarterKeptSpeaksForWhomItBinds() {
        agreements.agreed(TERMS);

        for (String party : List.of("PROVIDER", "CLIENT")) {
            List<Map<String, Object>> kept = ada.lines(party, "CONFIDENTIALITY", "CONFIDENTIALITY_KEPT");
            assertThat(kept).extracting(line -> line.get("effectiveAt")).containsExactly(JUL, APR);
            assertThat(kept).allSatisfy(line -> assertThat(PracticeClient.number(line, "r")).isEqualTo(.5));
            assertThat(ada.score(party, JUL).getDouble("trust"))
                    .isEqualTo(new Trust1().good("CONFIDENTIALITY", .5, APR).good("CONFIDENTIALITY", .5, JUL).trust(JUL), exactly());
            assertThat(ada.score(party, MAR).getDouble("trust")).as("a quarter begun is not one kept").isEqualTo(.5);
        }
    }

    @Test
    void aBreachCountsThreefoldAndItsQuarterEarnsNothing() {
        breach("'severity': 'MAJOR'");
        agreements.agreed(TERMS);

        assertThat(against("PROVIDER")).isEqualTo(List.of(6.));
        assertThat(ada.line("PROVIDER", "CONFIDENTIALITY", "CONFIDENTIALITY_KEPT")).isEqualTo(List.of(.5, 0.));
        assertThat(ada.lines("PROVIDER", "CONFIDENTIALITY", "CONFIDENTIALITY_KEPT").get(0)).containsEntry("effectiveAt", JUL);
        assertThat(ada.lines("CLIENT", "CONFIDENTIALITY", "CONFIDENTIALITY_KEPT")).as("the client broke nothing").hasSize(2);
        // Unlinked and unhandled: REL s .5σ and RESP s σ besides.
        assertThat(ada.score("PROVIDER", JUL).getDouble("trust")).isEqualTo(new Trust1().bad("CONFIDENTIALITY", 6, MAR)
                .bad("RELIABILITY", 1, MAR).bad("RESPONSIBILITY", 2, MAR).good("CONFIDENTIALITY", .5, JUL).trust(JUL), exactly());
    }

    @Test
    void aBreachByWhichDataLeftTheScopeCountsFourfold() {
        breach("'severity': 'MODERATE', 'dataLeftScope': true");
        assertThat(against("PROVIDER")).isEqualTo(List.of(4.));
    }

    @Test
    void aBreachOfModerateSeverityCountsThreeAndMayBeTheClients() {
        breach("'severity': 'MODERATE', 'accountable': 'CLIENT'");
        assertThat(against("CLIENT")).isEqualTo(List.of(3.));
        assertThat(against("PROVIDER")).isEmpty();
    }

    @Test
    void dataLeavesTheScopeOfConfidentialityOnly() {
        refusedAt(ada.attempt("incidents", "'title': 'A slip', 'severity': 'MINOR', 'detectedAt': '%s', 'dataLeftScope': true", MAR), "/dataLeftScope");
    }

    private void breach(String how) {
        ada.record("incidents", "'title': 'The recipe was sent to a supplier', 'kind': 'CONFIDENTIALITY_BREACH', 'detectedAt': '" + MAR + "', " + how);
    }

    /** The s of the breaches that count against a party. */
    private List<Double> against(String subject) {
        return ada.score(subject, APR).getList("open.findAll { it.reason == 'CONFIDENTIALITY_BREACH' }.s");
    }
}
