package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
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
@DisplayName("Practice 41: who can get in is on record, the secret never, and access ends in time")
class Practice41AccessGrantTest {

    private static final String DATE = "2025-03-10T09:00:00Z";
    private static final String A_SECOND_LATER = "2025-03-10T09:00:01Z";
    private static final String LATER = "2025-04-01T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void accessNotRevokedByItsDateCountsTheSecondAfterAndOnceItIsRevokedTooLateForGood() {
        String id = grant("'revokeBy': '" + DATE + "'").getString("id");
        assertThat(ada.score("PROVIDER", DATE).getList("open")).isEmpty();
        JsonPath score = ada.score("PROVIDER", A_SECOND_LATER);
        assertThat(score.getList("open.reason")).isEqualTo(List.of("ACCESS_NOT_REVOKED"));
        assertThat(score.getString("open[0].sourceType")).isEqualTo("ACCESS_GRANT");
        assertThat(score.getString("open[0].dimension")).isEqualTo("CONFIDENTIALITY");
        assertThat(score.getDouble("open[0].s")).isEqualTo(.5);
        assertThat(score.getString("open[0].effectiveAt")).isEqualTo(DATE);
        assertThat(ada.lines("PROVIDER", "CONFIDENTIALITY", "ACCESS_NOT_REVOKED")).isEmpty();
        assertTrust(.5, A_SECOND_LATER, LATER);

        ada.api.done("/v1/access-grants/" + id + "/revoke", "{'revokedAt': '%s'}", LATER);

        assertThat(ada.line("PROVIDER", "CONFIDENTIALITY", "ACCESS_NOT_REVOKED")).isEqualTo(List.of(0., .5));
        assertThat(ada.score("PROVIDER", LATER).getList("open")).isEmpty();
        assertTrust(.5, A_SECOND_LATER, LATER);
        assertThat(ada.score("CLIENT", LATER).getDouble("trust")).isEqualTo(.5);
    }

    @ParameterizedTest(name = "revoked at {0}")
    @ValueSource(strings = {"2025-03-01T09:00:00Z", DATE})
    void aRevocationReportedLateButDatedInTimeTakesItAway(String revokedAt) {
        String id = grant("'revokeBy': '" + DATE + "'").getString("id");
        assertTrust(.5, LATER);
        ada.api.done("/v1/access-grants/" + id + "/revoke", "{'revokedAt': '%s'}", revokedAt);
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isEqualTo(.5);
        assertThat(ada.lines("PROVIDER", "CONFIDENTIALITY", "ACCESS_NOT_REVOKED")).isEmpty();
        assertThat(ada.attention("REVOCATION_DUE").getList("items")).isEmpty();
    }

    @Test
    void accessOfTheClientsPeopleIsTheClientsToRevokeAndWithoutADateNothingIsLate() {
        grant("'party': 'CLIENT', 'revokeBy': '" + DATE + "'");
        grant("'purpose': 'Hosting'");
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isEqualTo(.5);
        assertThat(ada.score("CLIENT", LATER).getDouble("trust")).isCloseTo(new Trust1().bad("CONFIDENTIALITY", .5, DATE).trust(LATER), PracticeClient.exactly());
        assertThat(ada.attention("REVOCATION_DUE").getList("items.party")).isEqualTo(List.of("CLIENT"));
    }

    @Test
    void attentionShowsItUntilItIsRevoked() {
        String id = grant("'revokeBy': '" + DATE + "'").getString("id");
        grant("'revokeBy': '2099-01-01T00:00:00Z'");

        JsonPath waiting = ada.attention("REVOCATION_DUE");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(id);
        assertThat(waiting.getString("items[0].recordType")).isEqualTo("ACCESS_GRANT");
        assertThat(waiting.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(waiting.getString("items[0].since")).isEqualTo(DATE);
        assertThat(waiting.getString("items[0].rule")).isEqualTo("Access is revoked by its date.");
        assertThat(waiting.getString("items[0].facts.system")).isEqualTo("CMS of okafor.example");
        assertThat(waiting.getString("items[0].facts.holder")).isEqualTo("Maria Lindqvist");
        assertThat(waiting.getString("items[0].facts.revokeBy")).isEqualTo(DATE);
        String resolve = waiting.getString("items[0].resolvedBy");
        assertThat(resolve).isEqualTo("POST /v1/access-grants/" + id + "/revoke");

        ada.api.done(resolve.substring("POST ".length()), "{'revokedAt': '%s'}", LATER);
        assertThat(ada.attention("REVOCATION_DUE").getList("items")).isEmpty();
        ada.api.done("/v1/access-grants/" + id + "/correct", "{'reason': 'The key still works'}");
        assertThat(ada.attention("REVOCATION_DUE").getList("items.recordId")).isEqualTo(List.of(id));
        ada.api.done("/v1/access-grants/" + id + "/correct", "{'reason': 'There never was one'}");
        assertThat(ada.attention("REVOCATION_DUE").getList("items")).isEmpty();
        assertThat(ada.score("PROVIDER", LATER).getDouble("trust")).isEqualTo(.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENDED", "LAPSED"})
    void accessDoesNotOutlastTheRelationship(String stage) {
        String dateless = grant("'purpose': 'Hosting'").getString("id");
        String ahead = grant("'revokeBy': '2099-01-01T00:00:00Z'").getString("id");
        String overdue = grant("'revokeBy': '" + DATE + "'").getString("id");
        String gone = grant("'revokedAt': '2025-03-01T09:00:00Z'").getString("id");
        assertThat(due()).containsExactly(overdue);

        move(stage, LATER);

        assertThat(due()).containsExactlyInAnyOrder(overdue, dateless, ahead).doesNotContain(gone);
        JsonPath items = ada.attention("REVOCATION_DUE");
        assertThat(items.getList("items.since")).isEqualTo(List.of(DATE, LATER, LATER));
        assertThat(items.getList("items.rule")).isEqualTo(List.of("Access is revoked by its date.", "Access does not outlast the relationship.",
                "Access does not outlast the relationship."));
        assertThat(items.getString("items[1].facts.closedSince")).isEqualTo(LATER);
        assertTrust(.5, LATER);

        ada.api.done("/v1/access-grants/" + dateless + "/revoke", "{'revokedAt': '%s'}", LATER);
        assertThat(due()).containsExactlyInAnyOrder(overdue, ahead);
        ada.api.done("/v1/clients/" + ada.id() + "/correct", "{'reason': 'She stayed'}");
        assertThat(due()).containsExactly(overdue);
    }

    @Test
    void whoComesBackKeepsTheAccessAndWhatIsGrantedAfterTheEndIsDueAtOnce() {
        String id = grant("'purpose': 'Hosting'").getString("id");
        move("ENDED", LATER);
        String afterwards = grant("'purpose': 'Hand-over'").getString("id");
        assertThat(due()).containsExactlyInAnyOrder(id, afterwards);
        move("ACTIVE", "2025-05-01T09:00:00Z");
        assertThat(due()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "secret", "key", "username"})
    void thereIsNoFieldForASecret(String field) {
        refused(ada.attempt("access-grants", "'system': 'CMS', 'holder': 'Maria', '%s': 'hunter2'", field), 400, "malformed-request");
        String id = grant("'purpose': 'Hosting'").getString("id");
        refused(ada.api.patch("*", "/v1/access-grants/" + id, "{'%s': 'hunter2'}", field), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "holder"})
    void norAnyPlaceForAKeyOfSeveralLines(String field) {
        String other = field.equals("system") ? "holder" : "system";
        for (String lineBreak : List.of("\\n", "\\r", "\\u2028", "\\u0085")) {
            refusedAt(ada.attempt("access-grants", "'" + other + "': 'x', '" + field + "': '-----BEGIN" + lineBreak + "MIIE'"), "/" + field);
        }
    }

    private JsonPath grant(String more) {
        return ada.record("access-grants", "'system': 'CMS of okafor.example', 'holder': 'Maria Lindqvist', 'grantedAt': '2025-02-01T09:00:00Z', " + more);
    }

    private void move(String stage, String at) {
        ada.api.done("/v1/clients/" + ada.id() + "/move", "{'stage': '%s', 'at': '%s'}", stage, at);
    }

    private List<String> due() {
        return ada.attention("REVOCATION_DUE").getList("items.recordId");
    }

    private void assertTrust(double s, String... instants) {
        for (String asOf : instants) {
            assertThat(ada.score("PROVIDER", asOf).getDouble("trust")).as(asOf).isCloseTo(new Trust1().bad("CONFIDENTIALITY", s, DATE).trust(asOf), PracticeClient.exactly());
        }
    }
}
