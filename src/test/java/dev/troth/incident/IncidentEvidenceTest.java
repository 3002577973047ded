package dev.troth.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What incidents do to the ledger and the score, as a caller sees it. */
@QuarkusTest
class IncidentEvidenceTest {

    private static final String INCIDENTS = "/v1/incidents";
    private static final String DETECTED = "2025-03-12T00:00:00Z";

    private final Api api = Api.ofFreshTenant();
    private String client;

    @BeforeEach
    void aClient() {
        client = api.client("Ada");
    }

    @Test
    void ofAnIncidentHandledWellIsThatOfTheConformanceCase() {
        String id = incident(DETECTED, ", 'commitmentId': '%s'".formatted(commitment("NORMAL")));
        handleInSixHours(id);
        assertThat(api.read(INCIDENTS + "/" + id).getDouble("handling")).isCloseTo(.985969, within(5e-7));
        assertThat(ledger("PROVIDER")).isEmpty();

        move(id, "close", "{}");

        assertThat(ledger("PROVIDER")).singleElement().satisfies(line -> line(line, "RESPONSIBILITY", "INCIDENT", .24649214454260585, .014031421829576618));
        assertThat(open("PROVIDER", DETECTED)).isEmpty();
        assertThat(ledger("CLIENT")).isEmpty();
    }

    @Test
    void ofAnIncidentAdmittedWhenAskedIsThatOfTheConformanceCase() {
        String id = incident(DETECTED, ", 'commitmentId': '%s'".formatted(commitment("NORMAL")));
        move(id, "own", "{'ownership': 'OWNED'}");
        move(id, "apologise", "{}");
        JsonPath fixed = move(id, "fix", "{'fixedAt': '2025-03-14T00:00:00Z'}");

        assertThat(fixed.getDouble("handling")).isCloseTo(.557490, within(5e-7));
        assertThat(open("PROVIDER", "2025-03-13T00:00:01Z")).singleElement()
                .satisfies(line -> line(line, "RESPONSIBILITY", "INCIDENT", .1393725328092148, .4425098687631408));
    }

    @Test
    void countsFrom24HoursAfterDetectionWhileItIsOpenAndFromDetectionOnceItIsClosed() {
        String id = incident(DETECTED, "");
        String atOnce = "2025-03-12T12:00:00Z";

        assertThat(open("PROVIDER", "2025-03-12T23:59:59.999999Z")).isEmpty();
        assertThat(api.trust(client, "PROVIDER", "2025-03-12T23:59:59.999999Z")).isEqualTo(.5);
        List<Map<String, Object>> counting = open("PROVIDER", "2025-03-13T00:00:00Z");
        assertThat(counting).hasSize(2);
        line(counting.get(0), "RESPONSIBILITY", "INCIDENT", 0, 1);
        line(counting.get(1), "RELIABILITY", "INCIDENT", 0, .5);
        assertThat(ledger("PROVIDER")).isEmpty();

        move(id, "learn", "{'lesson': 'Done means seen', 'waiver': 'It cannot happen again'}");
        move(id, "fix", "{'fixedAt': '2025-03-15T00:00:00Z'}");
        assertThat(api.trust(client, "PROVIDER", atOnce)).isEqualTo(.5);
        move(id, "close", "{}");
        assertThat(api.trust(client, "PROVIDER", atOnce)).isLessThan(.5);
        assertThat(ledger("PROVIDER", "RESPONSIBILITY")).satisfies(line -> line(line, "RESPONSIBILITY", "INCIDENT", .25 * .225, .775));
        assertThat(ledger("PROVIDER", "RELIABILITY")).satisfies(line -> line(line, "RELIABILITY", "INCIDENT", 0, .5));
        assertThat(open("PROVIDER", "2025-04-01T00:00:00Z")).isEmpty();

        move(id, "correct", "{'reason': 'Not closed yet'}");
        assertThat(standing("PROVIDER")).isEmpty();
        assertThat(open("PROVIDER", "2025-04-01T00:00:00Z")).hasSize(2);
        assertThat(api.trust(client, "PROVIDER", atOnce)).isEqualTo(.5);
    }

    @Test
    void ofOneDetectedJustNowDoesNotCountYet() {
        incident(Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(23, ChronoUnit.HOURS).toString(), "");

        assertThat(api.read(score("PROVIDER", "")).getList("open")).isEmpty();
    }

    @Test
    void ofShiftedBlameIsHeavierAndLightensWithOwnership() {
        String id = incident(DETECTED, ", 'commitmentId': '%s'".formatted(commitment("NORMAL")));

        move(id, "own", "{'ownership': 'SHIFTED'}");
        assertThat(openResponsibility(id)).satisfies(line -> line(line, "RESPONSIBILITY", "INCIDENT", 0, 1.5));
        move(id, "own", "{'ownership': 'DENIED'}");
        assertThat(openResponsibility(id)).satisfies(line -> line(line, "RESPONSIBILITY", "INCIDENT", 0, 1.5));
        move(id, "own", "{'ownership': 'OWNED'}");
        assertThat(openResponsibility(id)).satisfies(line -> line(line, "RESPONSIBILITY", "INCIDENT", .0625, .75));
    }

    @Test
    void isSplitByResponsibilityAndHalvedByGrace() {
        String id = incident(DETECTED, ", 'severity': 'MAJOR', 'importance': 'HIGH', 'shares': {'provider': 0.75, 'client': 0.25}");
        move(id, "own", "{'ownership': 'SHARED'}");
        close(id);
        move(id, "grant-grace", "{'party': 'CLIENT'}");

        double h = .25 + .25 + .10;
        line(standing("PROVIDER", "RESPONSIBILITY"), "RESPONSIBILITY", "INCIDENT", .25 * 1.5 * h, 2 * (1 - h) * .75 / 2);
        line(standing("PROVIDER", "RELIABILITY"), "RELIABILITY", "INCIDENT", 0, .5 * 2 * .75 / 2);
        line(standing("CLIENT", "RESPONSIBILITY"), "RESPONSIBILITY", "INCIDENT", .25 * 1.5 * h, 2 * (1 - h) * .25);
        line(standing("CLIENT", "RELIABILITY"), "RELIABILITY", "INCIDENT", 0, .5 * 2 * .25);
    }

    @Test
    void ofABreachCostsConfidentiality() {
        close(incident(DETECTED, ", 'kind': 'CONFIDENTIALITY_BREACH'"));
        close(incident("2025-03-13T00:00:00Z", ", 'kind': 'CONFIDENTIALITY_BREACH', 'accountable': 'CLIENT', 'dataLeftScope': true"));

        line(standing("PROVIDER", "CONFIDENTIALITY"), "CONFIDENTIALITY", "CONFIDENTIALITY_BREACH", 0, 3);
        assertThat(standing("CLIENT", "CONFIDENTIALITY").get("s")).isEqualTo(4d);
    }

    @Test
    void followsTheImportanceOfItsCommitment() {
        String commitment = commitment("LOW");
        String id = incident(DETECTED, ", 'commitmentId': '%s'".formatted(commitment));
        close(id);
        assertThat((double) standing("PROVIDER", "RESPONSIBILITY").get("r")).isCloseTo(.25 * .5 * .35, within(1e-12));

        api.patch("*", "/v1/commitments/" + commitment, "{'importance': 'NORMAL'}").then().statusCode(200);

        assertThat((double) standing("PROVIDER", "RESPONSIBILITY").get("r")).isCloseTo(.25 * .35, within(1e-12));
    }

    @Test
    void growsWithEachEarlierIncidentOfTheSameCauseAndParty() {
        String cause = ", 'cause': {'key': 'late'}, 'commitmentId': '%s'".formatted(commitment("NORMAL"));
        String last = incident("2025-06-01T00:00:00Z", cause);
        assertThat(openResponsibility(last).get("s")).isEqualTo(1d);

        String first = incident("2024-06-01T00:00:00Z", cause);
        incident("2024-05-31T23:59:59Z", cause);
        incident("2025-05-01T00:00:00Z", cause + ", 'accountable': 'CLIENT'");
        incident("2025-05-01T00:00:00Z", ", 'cause': {'key': 'other'}");
        incident("2025-06-01T00:00:00Z", cause);
        assertThat(openResponsibility(last).get("s")).isEqualTo(1.5);

        String second = incident("2025-01-01T00:00:00Z", cause);
        assertThat(openResponsibility(last).get("s")).isEqualTo(2d);
        assertThat(openResponsibility(second).get("s")).isEqualTo(2d);
        assertThat(openResponsibility(first).get("s")).isEqualTo(1.5);
        incident("2025-02-01T00:00:00Z", cause);
        incident("2025-03-01T00:00:00Z", cause);
        assertThat(openResponsibility(last).get("s")).isEqualTo(2.5);
    }

    @Test
    void ofLaterIncidentsFollowsWhatIsChangedOrTakenBackEarlier() {
        String cause = ", 'cause': {'key': 'late'}, 'commitmentId': '%s'".formatted(commitment("NORMAL"));
        String earlier = incident("2025-01-01T00:00:00Z", cause);
        String later = incident("2025-02-01T00:00:00Z", cause);
        move(later, "learn", "{'lesson': 'Start earlier', 'waiver': 'It cannot happen again'}");
        move(later, "fix", "{'fixedAt': '2025-02-01T00:00:00Z'}");
        move(later, "close", "{}");
        double alone = .65;
        assertThat(settled(later)).isCloseTo(1.5 * alone, within(1e-12));

        api.patch("*", INCIDENTS + "/" + earlier, "{'cause': {'key': 'other'}}").then().statusCode(200);
        assertThat(settled(later)).isCloseTo(alone, within(1e-12));
        api.patch("*", INCIDENTS + "/" + earlier, "{'cause': {'key': 'late'}}").then().statusCode(200);
        assertThat(settled(later)).isCloseTo(1.5 * alone, within(1e-12));
        api.patch("*", INCIDENTS + "/" + earlier, "{'cause': null}").then().statusCode(200);
        assertThat(settled(later)).isCloseTo(alone, within(1e-12));
        api.patch("*", INCIDENTS + "/" + earlier, "{'cause': {'key': 'late'}}").then().statusCode(200);
        move(earlier, "correct", "{'reason': 'Wrong client'}");
        assertThat(settled(later)).isCloseTo(alone, within(1e-12));
        assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild").getBoolean("equal")).isTrue();
    }

    @Test
    void isGoneOnceTheIncidentOrItsPracticeIsTakenBack() {
        String id = incident(DETECTED, "");
        String practice = handleInSixHours(id);
        move(id, "close", "{}");

        api.done("/v1/practices/" + practice + "/correct", "{'reason': 'Never agreed'}");
        assertThat((double) standing("PROVIDER", "RESPONSIBILITY").get("r")).isCloseTo(.25 * (.985969 - .15), within(5e-7));
        for (int moves = 0; moves < 7; moves++) { // six of its moves, the record itself; that the practice was lost is none of its moves
            move(id, "correct", "{'reason': 'Wrong client'}");
        }
        assertThat(api.read(INCIDENTS + "/" + id).getString("retractedAt")).isNotNull();
        assertThat(standing("PROVIDER")).isEmpty();
        assertThat(open("PROVIDER", "2025-04-01T00:00:00Z")).isEmpty();
        assertThat(api.trust(client, "PROVIDER", "2025-04-01T00:00:00Z")).isEqualTo(.5);
    }

    @Test
    void ofADisclosureAboutItFollowsItsImportance() {
        String id = incident(DETECTED, ", 'importance': 'LOW'");
        api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'MISTAKE', 'statement': 'It went out', 'about': {'type': 'INCIDENT', 'id': '%s'}, "
                + "'awareAt': '%s', 'disclosedAt': '%s'}", client, id, DETECTED, DETECTED);
        assertThat(standing("PROVIDER", "CANDOR").get("r")).isEqualTo(.125);

        move(id, "correct", "{'reason': 'Wrong client'}");
        assertThat(standing("PROVIDER", "CANDOR").get("r")).isEqualTo(.25);
    }

    private String incident(String detectedAt, String more) {
        String severity = more.contains("'severity'") ? "" : ", 'severity': 'MODERATE'";
        return api.created(INCIDENTS, "{'clientId': '%s', 'title': 'Posted too early', 'detectedAt': '%s'%s%s}", client, detectedAt, severity, more).getString("id");
    }

    /** Owned, apologised for, fixed within six hours, made good, learnt from: seven moves in all with the one that records it; the practice is returned. */
    private String handleInSixHours(String id) {
        String practice = api.created("/v1/practices", "{'clientId': '%s', 'title': 'Shown before posted', 'fromIncidentId': '%s'}", client, id).getString("id");
        move(id, "own", "{'ownership': 'OWNED'}");
        move(id, "apologise", "{}");
        move(id, "fix", "{'fixedAt': '2025-03-12T06:00:00Z'}");
        move(id, "restitute", "{'type': 'NONE_DUE'}");
        move(id, "learn", "{'lesson': 'Done means seen', 'practiceId': '%s'}".formatted(practice));
        return practice;
    }

    private void close(String id) {
        move(id, "learn", "{'lesson': 'Done means seen', 'waiver': 'It cannot happen again'}");
        move(id, "fix", "{'fixedAt': '2025-03-12T00:00:00Z'}");
        move(id, "close", "{}");
    }

    private String commitment(String importance) {
        return api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Posts', 'importance': '%s', 'promisedAt': '2024-01-01T00:00:00Z', "
                + "'dueAt': '2099-01-01T00:00:00Z'}", client, importance).getString("id");
    }

    private JsonPath move(String id, String move, String body) {
        return api.done(INCIDENTS + "/" + id + "/" + move, body);
    }

    private String score(String subject, String more) {
        return "/v1/clients/" + client + "/trust-score?subject=" + subject + more;
    }

    private List<Map<String, Object>> open(String subject, String asOf) {
        return api.read(score(subject, "&asOf=" + asOf)).getList("open");
    }

    private Map<String, Object> openResponsibility(String id) {
        return open("PROVIDER", "2026-01-01T00:00:00Z").stream().filter(line -> line.get("sourceId").equals(id) && line.get("dimension").equals("RESPONSIBILITY"))
                .findFirst().orElseThrow();
    }

    private List<Map<String, Object>> ledger(String subject) {
        return api.read("/v1/clients/" + client + "/trust-score/evidence?limit=200&subject=" + subject).getList("items");
    }

    private Map<String, Object> ledger(String subject, String dimension) {
        return ledger(subject).stream().filter(line -> line.get("dimension").equals(dimension)).findFirst().orElseThrow();
    }

    /** The lines that no other line reverses. */
    private List<Map<String, Object>> standing(String subject) {
        List<Map<String, Object>> lines = ledger(subject);
        List<Object> reversed = lines.stream().map(line -> line.get("reverses")).toList();
        return lines.stream().filter(line -> line.get("reverses") == null && !reversed.contains(line.get("id"))).toList();
    }

    private Map<String, Object> standing(String subject, String dimension) {
        return standing(subject).stream().filter(line -> line.get("dimension").equals(dimension)).findFirst().orElseThrow();
    }

    /** The s of RESPONSIBILITY that the ledger holds of an incident. */
    private double settled(String id) {
        return standing("PROVIDER").stream().filter(line -> line.get("sourceId").equals(id)).mapToDouble(line -> (double) line.get("s")).sum();
    }

    private static void line(Map<String, Object> line, String dimension, String reason, double r, double s) {
        assertThat(line).containsEntry("dimension", dimension).containsEntry("reason", reason).containsEntry("effectiveAt", DETECTED)
                .containsEntry("sourceType", "INCIDENT");
        assertThat((double) line.get("r")).isCloseTo(r, within(1e-12));
        assertThat((double) line.get("s")).isCloseTo(s, within(1e-12));
    }
}
