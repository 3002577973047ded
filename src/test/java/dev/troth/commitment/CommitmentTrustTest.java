package dev.troth.commitment;

import static dev.troth.commitment.Promises.DAY_15;
import static dev.troth.commitment.Promises.DAY_20;
import static dev.troth.commitment.Promises.DAY_5;
import static dev.troth.commitment.Promises.DUE;
import static dev.troth.commitment.Promises.PROMISED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("A commitment moves the score by the numbers of the model")
class CommitmentTrustTest {

    private static final double EXACT = 1e-9;
    private static final String RECEIPT = "'evidence': [{'title': 'Receipt 17', 'kind': 'RECEIPT'}]";

    private final Api api = Api.ofFreshTenant();
    private String client;
    private Promises promises;

    @BeforeEach
    void someone() {
        client = api.client("Ada Okafor");
        promises = new Promises(api, client);
    }

    @AfterEach
    void contributionsSumToTheScoreAndTheSumsEqualARebuild() {
        for (String subject : List.of("PROVIDER", "CLIENT")) {
            for (String asOf : List.of(DAY_15, "2026-03-01T00:00:00Z")) {
                JsonPath score = score(subject, asOf);
                double effects = score.<Double>getList("contributions.effect").stream().mapToDouble(Double::doubleValue).sum();
                assertThat(effects).isCloseTo(score.getDouble("trust") - .5, within(1e-12));
            }
            assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild?subject=" + subject).getBoolean("equal")).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} gives {1} of it")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'note': 'On my word'|.5|SELF_REPORTED",
            "'evidence': [{'title': 'Receipt 17', 'kind': 'RECEIPT'}]|.8|BACKED_BY_ARTEFACT",
            "'evidence': [{'title': 'Scan', 'link': 'https://f.example.org/1', 'sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'}]|.8|BACKED_BY_ARTEFACT",
            "'evidence': [{'title': 'Scan', 'link': 'https://f.example.org/1'}]|.5|SELF_REPORTED"})
    void aDeliveryCountsAsFarAsItIsConfirmedAndInFullOnceAccepted(String proof, double c, String confirmation) {
        String id = promises.promise("'importance': 'HIGH'").getString("id");
        assertThat(promises.move(id, "deliver", "{'deliveredAt': '%s', " + proof + "}", DAY_5).getString("confirmation")).isEqualTo(confirmation);
        assertTrust("PROVIDER", new Trust1().kept(1, 1.5, c, DAY_5), DAY_5, DUE, DAY_20);

        assertThat(promises.move(id, "accept").getString("confirmation")).isEqualTo("ACCEPTED");
        assertTrust("PROVIDER", new Trust1().kept(1, 1.5, 1, DAY_5), DAY_5, DUE, DAY_20);
        assertThat(api.read("/v1/clients/" + client + "/trust-score/evidence").getInt("total.count")).isEqualTo(9);
    }

    @Test
    void theScoreSaysWhatItIsMadeOf() {
        promises.move(promises.in("DELIVERED"), "accept");
        JsonPath score = score("PROVIDER", DAY_5);
        assertThat(score.getDouble("dimensions.find { it.dimension == 'RELIABILITY' }.supporting")).isCloseTo(1, within(EXACT));
        assertThat(score.getDouble("dimensions.find { it.dimension == 'RELIABILITY' }.p")).isCloseTo(2. / 3, within(EXACT));
        assertThat(score.getDouble("dimensions.find { it.dimension == 'CANDOR' }.supporting")).isCloseTo(.25, within(EXACT));
        assertThat(score.getDouble("dimensions.find { it.dimension == 'RESPONSIBILITY' }.p")).isCloseTo(1.25 / 2.25, within(EXACT));
        assertThat(score.getDouble("mass")).isCloseTo(1.5, within(EXACT));
        assertThat(score.getString("weakest")).isEqualTo("COMMUNICATION");
        assertThat(score.getString("contributions[0].reason")).isEqualTo("EARLY");
        assertThat(score.getInt("contributions[0].count")).isEqualTo(1);
        JsonPath evidence = api.read("/v1/clients/" + client + "/trust-score/evidence?asOf=" + DAY_5);
        assertThat(evidence.<Double>getList("items.effect").stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(score.getDouble("trust") - .5, within(1e-12));
    }

    @Test
    void deliveriesAreCountedByHowTheyCameOut() {
        promises.move(promises.in("PROMISED"), "deliver");
        promises.move(promises.in("PROMISED"), "deliver", "{'deliveredAt': '%s'}", DUE);
        promises.move(promises.in("PROMISED"), "deliver", "{'deliveredAt': '%s'}", DAY_15);
        promises.in("MISSED");
        promises.in("PROMISED");
        promises.in("WITHDRAWN");
        promises.in("CANCELLED");
        String moved = promises.in("PROMISED");
        promises.move(moved, "renegotiate");
        promises.move(moved, "deliver", "{'deliveredAt': '%s'}", DAY_15);

        JsonPath score = score("PROVIDER", DAY_20);
        assertThat(score.getInt("delivery.kept")).isEqualTo(3);
        assertThat(score.getInt("delivery.early")).isEqualTo(1);
        assertThat(score.getInt("delivery.late")).isEqualTo(1);
        assertThat(score.getInt("delivery.missed")).isEqualTo(1);
        assertThat(score.getInt("delivery.overdue")).isEqualTo(1);
        assertThat(score.getDouble("delivery.keptRate")).isEqualTo(.5);
        assertThat(score.getInt("contributions.find { it.reason == 'LATE' }.count")).isEqualTo(1);
    }

    @Test
    void aMissedDeadlineCountsTheSecondItIsMissedWithNothingScheduled() {
        promises.move(promises.in("PROMISED"), "deliver");
        Trust1 before = new Trust1().kept(1, 1, .5, DAY_5);
        promises.in("PROMISED");

        assertTrust("PROVIDER", before, "2025-03-11T08:59:59Z", DUE);
        String secondLater = "2025-03-11T09:00:01Z";
        assertTrust("PROVIDER", new Trust1().kept(1, 1, .5, DAY_5).bad("RELIABILITY", .3 + .7 / 864_000, DUE), secondLater);
        assertThat(api.trust(client, "PROVIDER", DUE) - api.trust(client, "PROVIDER", secondLater)).isGreaterThan(.015);
        assertTrust("PROVIDER", new Trust1().kept(1, 1, .5, DAY_5).bad("RELIABILITY", .65, DUE), DAY_15);
        assertTrust("PROVIDER", new Trust1().kept(1, 1, .5, DAY_5).bad("RELIABILITY", 1, DUE), "2025-03-21T09:00:00Z", "2025-12-01T09:00:00Z");

        JsonPath score = score("PROVIDER", DAY_15);
        assertThat(score.getList("open")).hasSize(1);
        assertThat(score.getString("open[0].reason")).isEqualTo("OVERDUE");
        assertThat(score.getDouble("open[0].s")).isCloseTo(.65, within(EXACT));
        assertThat(score.getString("open[0].effectiveAt")).isEqualTo(DUE);
        assertThat(score.getDouble("open[0].effect")).isEqualTo(score.getDouble("contributions.find { it.reason == 'OVERDUE' }.effect"));
        assertThat(api.read("/v1/clients/" + client + "/trust-score/evidence").getInt("total.count")).isEqualTo(3);
    }

    @Test
    void whatIsOverdueIsToldByItsEffectAndThenByItsRecord() {
        List<String> equal = Stream.generate(() -> promises.promise("'importance': 'NORMAL'").getString("id")).limit(3).toList();
        String dear = promises.promise("'importance': 'CRITICAL'").getString("id");
        String cheap = promises.promise("'importance': 'LOW'").getString("id");
        // What is changed is put elsewhere by the database.
        for (String importance : List.of("HIGH", "NORMAL")) {
            assertThat(api.patch("*", "/v1/commitments/" + equal.get(1), "{'importance': '%s'}", importance).statusCode()).isEqualTo(200);
        }
        JsonPath score = score("PROVIDER", DAY_20);
        assertThat(score.getList("open.sourceId")).containsExactly(dear, equal.get(0), equal.get(1), equal.get(2), cheap);
        assertThat(score.<Double>getList("open.effect")).isSorted();
    }

    @ParameterizedTest(name = "{0} importance")
    @CsvSource({"LOW, .5", "NORMAL, 1", "HIGH, 1.5", "CRITICAL, 2"})
    void importanceMultipliesWhatIsLateMissedOrWithdrawn(String importance, double m) {
        String field = "'importance': '" + importance + "'";
        promises.move(promises.promise(field).getString("id"), "deliver", "{'deliveredAt': '%s', " + RECEIPT + "}", DAY_15);
        Trust1 late = new Trust1().bad("RELIABILITY", .65 * m, DUE).good("RELIABILITY", .2 * m * .8, DAY_15);
        assertTrust("PROVIDER", late, DUE, DAY_15, DAY_20);
        promises.move(promises.promise(field).getString("id"), "give-up");
        assertTrust("PROVIDER", late.bad("RELIABILITY", m, DUE), DUE, DAY_20);
        promises.move(promises.promise(field).getString("id"), "withdraw");
        assertTrust("PROVIDER", late.bad("RELIABILITY", .5 * m, DAY_5), DAY_5, DAY_20);
    }

    @Test
    void renegotiatedTwiceAndKeptCountsBothWays() {
        String id = promises.in("PROMISED");
        promises.move(id, "renegotiate", "{'dueAt': '%s', 'agreedAt': '%s'}", DAY_15, DAY_5);
        promises.move(id, "renegotiate", "{'dueAt': '%s', 'agreedAt': '%s'}", DAY_20, DUE);
        assertTrust("PROVIDER", new Trust1(), DAY_15, DAY_20);
        promises.move(id, "deliver", "{'deliveredAt': '%s'}", DAY_15);
        promises.move(id, "accept", "{'at': '%s'}", DAY_15);
        assertTrust("PROVIDER", new Trust1().kept(.5, 1, 1, DAY_15).bad("RELIABILITY", .2, DAY_15), DAY_15, DAY_20);
    }

    @Test
    void anEditOfTheImportanceChangesWhatAnOverduePromiseCosts() {
        String id = promises.in("PROMISED");
        assertTrust("PROVIDER", new Trust1().bad("RELIABILITY", .65, DUE), DAY_15);
        api.patch("*", Promises.PATH + "/" + id, "{'importance': 'CRITICAL'}");
        assertTrust("PROVIDER", new Trust1().bad("RELIABILITY", 1.3, DUE), DAY_15);
    }

    @Test
    void theClientsPromiseMovesTheClientsScoreAndCountsAsAccepted() {
        String id = promises.promise("'promisor': 'CLIENT'", "'kind': 'PAYMENT'").getString("id");
        assertThat(promises.move(id, "deliver").getString("confirmation")).isEqualTo("ACCEPTED");
        promises.promise("'promisor': 'CLIENT'");
        assertTrust("CLIENT", new Trust1().kept(1, 1, 1, DAY_5).bad("RELIABILITY", .65, DUE), DAY_15);
        assertThat(api.trust(client, "PROVIDER", DAY_15)).isEqualTo(.5);
        assertThat(score("PROVIDER", DAY_15).getList("open")).isEmpty();
    }

    @Test
    void aRequestCountsFromItsLimitUntilItIsAnswered() {
        String id = promises.in("REQUESTED");
        assertTrust("PROVIDER", new Trust1(), "2025-03-02T09:00:00Z");
        assertTrust("PROVIDER", new Trust1().bad("COMMUNICATION", 1, "2025-03-02T09:00:00Z"), "2025-03-02T09:00:01Z", DAY_5);
        promises.move(id, "grant-grace");
        assertTrust("PROVIDER", new Trust1().bad("COMMUNICATION", .5, "2025-03-02T09:00:00Z"), DAY_5);
        promises.move(id, "promise");
        assertTrust("PROVIDER", new Trust1(), DAY_5, DUE);
    }

    @Test
    void theClockOfARequestStandsStillWhileTheOneAskedIsAbsentOnceThatIsExplained() {
        promises.in("REQUESTED");
        api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'ABSENCE', 'statement': 'In hospital', 'severity': 'MINOR', "
                + "'awareAt': '2025-03-02T03:00:00Z', 'disclosedAt': '2025-03-05T03:00:00Z', "
                + "'window': {'from': '2025-03-02T03:00:00Z', 'to': '2025-03-05T03:00:00Z'}}", client);
        double r = .25 * .5 * (.4 + .6 * Math.pow(2, -1));
        assertTrust("PROVIDER", new Trust1().good("CANDOR", r, "2025-03-05T03:00:00Z"), "2025-03-05T09:00:00Z");
        assertTrust("PROVIDER", new Trust1().good("CANDOR", r, "2025-03-05T03:00:00Z").bad("COMMUNICATION", 1, "2025-03-05T09:00:00Z"),
                "2025-03-05T09:00:01Z");
    }

    @Test
    void aRefusalInTimeIsCandidAndMoreSoWithAReferral() {
        promises.move(promises.in("REQUESTED"), "decline", "{'referrals': [{'name': 'Lena'}], 'at': '2025-03-02T09:00:00Z'}");
        Trust1 declined = new Trust1().good("CANDOR", .25, "2025-03-02T09:00:00Z").good("RESPONSIBILITY", .10, "2025-03-02T09:00:00Z");
        assertTrust("PROVIDER", declined, "2025-03-02T09:00:00Z", DAY_5);
        promises.move(promises.in("REQUESTED"), "decline", "{'at': '2025-03-02T09:00:01Z'}");
        assertTrust("PROVIDER", declined, DAY_5);
    }

    @Test
    void graceHalvesWhatAMissedPromiseCosts() {
        String id = promises.in("MISSED");
        assertTrust("PROVIDER", new Trust1().bad("RELIABILITY", 1, DUE), DUE, DAY_20);
        promises.move(id, "grant-grace", "{'at': '%s'}", DAY_20);
        assertTrust("PROVIDER", new Trust1().bad("RELIABILITY", .5, DUE), DUE, DAY_20);
    }

    @Test
    void aPromiseRecordedAfterItsDeliveryEarnsNothing() {
        String id = promises.in("PROMISED");
        promises.move(id, "deliver", "{'deliveredAt': '%s'}", PROMISED);
        assertThat(score("PROVIDER", DAY_20).getDouble("mass")).isZero();
    }

    @Test
    void whatIsRejectedIsOverdueAgainAndMissedOnceRejectedAfterDue() {
        String id = promises.in("REJECTED");
        assertTrust("PROVIDER", new Trust1(), DUE);
        assertTrust("PROVIDER", new Trust1().bad("RELIABILITY", .65, DUE), DAY_15);
        promises.move(id, "deliver", "{'deliveredAt': '%s'}", DUE);
        promises.move(id, "reject", "{'at': '%s'}", DAY_15);
        assertTrust("PROVIDER", new Trust1().bad("RELIABILITY", 1, DUE), DUE, DAY_20);
    }

    private JsonPath score(String subject, String asOf) {
        return api.read("/v1/clients/" + client + "/trust-score?subject=" + subject + "&asOf=" + asOf);
    }

    private void assertTrust(String subject, Trust1 expected, String... instants) {
        for (String asOf : instants) {
            assertThat(api.trust(client, subject, asOf)).as("%s as of %s", subject, asOf).isCloseTo(expected.trust(asOf), within(EXACT));
        }
    }
}
