package dev.troth.whatif;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import dev.troth.support.Trust1;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What if: a fact that is recorded later exactly so gives exactly that score")
class WhatIfTest {

    private static final String AS_OF = "2025-06-01T00:00:00Z";

    private final Api api = Api.ofFreshTenant();
    private String client;

    @Test
    void deliverByADay() {
        String promise = promise();
        JsonPath answer = whatIf("{'commitment': {'id': '%s', 'deliveredAt': '2025-03-06T09:00:00Z'}}", promise);
        assertThat(answer.getDouble("before.trust")).isCloseTo(new Trust1().bad("RELIABILITY", 1, "2025-03-11T09:00:00Z").trust(AS_OF), exactly());
        assertThat(answer.getDouble("after.trust")).isCloseTo(new Trust1().kept(1, 1, .5, "2025-03-06T09:00:00Z").trust(AS_OF), exactly());
        assertThat(answer.getDouble("difference")).isEqualTo(answer.getDouble("after.trust") - answer.getDouble("before.trust"));
        assertThat(answer.getList("evidence.reason")).isEqualTo(List.of("EARLY", "EARLY", "EARLY"));
        assertThat(answer.getList("evidence.dimension")).isEqualTo(List.of("RELIABILITY", "CANDOR", "RESPONSIBILITY"));
        assertThat(answer.<Double>getList("evidence.r")).isEqualTo(List.of(.5, .125, .125));
        assertThat(answer.<Double>getList("evidence.effect").stream().mapToDouble(Double::doubleValue).sum()).as("the only evidence there is")
                .isCloseTo(answer.getDouble("after.trust") - .5, within(1e-12));
        assertThat(answer.getList("before.open")).hasSize(1);
        assertThat(answer.getList("after.open")).isEmpty();
        api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-03-06T09:00:00Z'}");
        assertThat(score()).isEqualTo(answer.getDouble("after.trust"));
    }

    @Test
    void giveItUp() {
        String promise = promise();
        double after = whatIf("{'commitment': {'id': '%s', 'outcome': 'MISSED'}}", promise).getDouble("after.trust");
        api.done("/v1/commitments/" + promise + "/give-up", "{'at': '2025-03-12T09:00:00Z'}");
        assertThat(score()).isEqualTo(after);
        assertThat(whatIf("{'commitment': {'id': '%s', 'outcome': 'WITHDRAWN', 'at': '2025-03-02T09:00:00Z'}}", promise).getDouble("after.trust"))
                .as("the line that stands is replaced").isCloseTo(new Trust1().bad("RELIABILITY", .5, "2025-03-02T09:00:00Z").trust(AS_OF), exactly());
    }

    @Test
    void discloseNowLaterOrNever() {
        String mistake = api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'MISTAKE', 'statement': 'x', 'awareAt': '2025-03-01T00:00:00Z'}", client())
                .getString("id");
        double now = whatIf("{'disclosure': {'id': '%s', 'disclosedAt': '2025-03-02T00:00:00Z'}}", mistake).getDouble("after.trust");
        double later = whatIf("{'disclosure': {'id': '%s', 'disclosedAt': '2025-03-20T00:00:00Z'}}", mistake).getDouble("after.trust");
        double never = whatIf("{'disclosure': {'id': '%s', 'never': true, 'counterpartKnewAt': '2025-04-01T00:00:00Z'}}", mistake).getDouble("after.trust");
        assertThat(now).isCloseTo(new Trust1().good("CANDOR", .25 * (.4 + .6 / 2), "2025-03-02T00:00:00Z").trust(AS_OF), exactly());
        assertThat(later).isCloseTo(new Trust1().bad("CANDOR", .25, "2025-03-20T00:00:00Z").trust(AS_OF), exactly());
        assertThat(never).isCloseTo(new Trust1().bad("CANDOR", 3, "2025-04-01T00:00:00Z").trust(AS_OF), exactly());
        api.done("/v1/disclosures/" + mistake + "/admit", "{'disclosedAt': '2025-03-02T00:00:00Z'}");
        assertThat(score()).isEqualTo(now);
        assertThat(whatIf("{'disclosure': {'id': '%s', 'never': true}}", mistake).getDouble("after.trust")).isEqualTo(.5);
    }

    @Test
    void aDelayThatTheOtherPartyTellsOfMitigatesNothing() {
        String promise = promise();
        JsonPath told = whatIf("{'disclosure': {'discloser': 'CLIENT', 'delayOf': '%s', 'awareAt': '2025-03-06T08:00:00Z', 'disclosedAt': '2025-03-06T09:00:00Z'}}", promise);
        assertThat(told.getDouble("difference")).isZero();
        assertThat(told.getDouble("after.trust")).isEqualTo(score());
    }

    @Test
    void aQuarterWithARecordedBreachWouldHaveEarnedNothing() {
        api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', 'severity': 'MODERATE', 'kind': 'CONFIDENTIALITY_BREACH', 'detectedAt': '2025-02-10T00:00:00Z'}", client());
        JsonPath bound = whatIf("{'agreement': {'kind': 'CONFIDENTIALITY', 'acceptedAt': '2025-01-01T00:00:00Z', 'bound': 'PROVIDER', 'endsAt': '2025-07-01T00:00:00Z'}}");
        assertThat(bound.getList("evidence.findAll { it.reason == 'CONFIDENTIALITY_KEPT' }.effectiveAt")).doesNotContain("2025-04-01T00:00:00Z");
    }

    @Test
    void aDelayToldOfInTimeMitigatesTheLatenessToo() {
        String promise = promise();
        double told = whatIf("{'disclosure': {'delayOf': '%s', 'awareAt': '2025-03-06T08:00:00Z', 'disclosedAt': '2025-03-06T09:00:00Z'}}", promise).getDouble("after.trust");
        double toldAndDelivered = whatIf("{'disclosure': {'delayOf': '%1$s', 'awareAt': '2025-03-06T08:00:00Z', 'disclosedAt': '2025-03-06T09:00:00Z'}}, "
                + "{'commitment': {'id': '%1$s', 'deliveredAt': '2025-03-16T09:00:00Z', 'confirmation': 'ACCEPTED'}}", promise).getDouble("after.trust");
        double credit = .25 * (.4 + .6 * Math.pow(2, -1 / 24.));
        assertThat(told).as("at half of the span N is .4").isCloseTo(new Trust1().good("CANDOR", credit, "2025-03-06T09:00:00Z")
                .bad("RELIABILITY", .4, "2025-03-11T09:00:00Z").trust(AS_OF), exactly());
        assertThat(toldAndDelivered).isCloseTo(new Trust1().good("CANDOR", credit, "2025-03-06T09:00:00Z").good("RELIABILITY", .2, "2025-03-16T09:00:00Z")
                .bad("RELIABILITY", .65 * .4, "2025-03-11T09:00:00Z").trust(AS_OF), exactly());

        String delay = api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'DELAY', 'statement': 'x', 'about': {'type': 'COMMITMENT', 'id': '%s'}, "
                + "'awareAt': '2025-03-06T08:00:00Z', 'disclosedAt': '2025-03-06T09:00:00Z'}", client(), promise).getString("id");
        assertThat(score()).isEqualTo(told);
        assertThat(whatIf("{'disclosure': {'id': '%s', 'never': true}}", delay).getDouble("after.trust"))
                .isCloseTo(new Trust1().bad("RELIABILITY", 1, "2025-03-11T09:00:00Z").trust(AS_OF), exactly());
    }

    @Test
    void anEndingTheRecordWouldRefuseIsRefused() {
        String promise = promise();
        refusedAt(ask("{'asOf': '%s', 'facts': [{'commitment': {'id': '%s', 'outcome': 'MISSED', 'at': '2025-03-05T09:00:00Z'}}]}".formatted(AS_OF, promise)),
                "/facts/0/commitment/outcome");
        refusedAt(ask("{'asOf': '%s', 'facts': [{'commitment': {'id': '%s', 'outcome': 'WITHDRAWN', 'at': '2025-03-11T09:00:00Z'}}]}".formatted(AS_OF, promise)),
                "/facts/0/commitment/at");
        refusedAt(ask("{'asOf': '%s', 'facts': [{'commitment': {'id': '%s', 'at': '2025-03-05T09:00:00Z'}}]}".formatted(AS_OF, promise)), "/facts/0/commitment/at");
    }

    @Test
    void whatWasRejectedIsDeliveredAnewOnlyAfterwards() {
        String promise = promise();
        api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-03-05T09:00:00Z'}");
        api.done("/v1/commitments/" + promise + "/reject", "{'at': '2025-03-06T09:00:00Z'}");
        String again = "{'asOf': '%s', 'facts': [{'commitment': {'id': '%s', 'deliveredAt': '%s'}}]}";
        refusedAt(ask(again.formatted(AS_OF, promise, "2025-03-06T08:59:59Z")), "/facts/0/commitment/deliveredAt");
        assertThat(ask(again.formatted(AS_OF, promise, "2025-03-06T09:00:00Z")).statusCode()).isEqualTo(200);
    }

    @Test
    void ownItOrShiftTheBlame() {
        String incident = api.created("/v1/incidents", "{'clientId': '%s', 'title': 'x', 'severity': 'MODERATE', 'detectedAt': '2025-03-01T00:00:00Z'}", client())
                .getString("id");
        double owned = whatIf("{'incident': {'id': '%s', 'ownership': 'OWNED', 'fixedAt': '2025-03-04T00:00:00Z'}}", incident).getDouble("after.trust");
        double shifted = whatIf("{'incident': {'id': '%s', 'ownership': 'SHIFTED'}}", incident).getDouble("after.trust");
        double h = .25 + .25 / 2;
        assertThat(owned).isCloseTo(new Trust1().good("RESPONSIBILITY", .25 * h, "2025-03-01T00:00:00Z").bad("RESPONSIBILITY", 1 - h, "2025-03-01T00:00:00Z")
                .bad("RELIABILITY", .5, "2025-03-01T00:00:00Z").trust(AS_OF), exactly());
        assertThat(shifted).isCloseTo(new Trust1().bad("RESPONSIBILITY", 1.5, "2025-03-01T00:00:00Z").bad("RELIABILITY", .5, "2025-03-01T00:00:00Z").trust(AS_OF),
                exactly());
        api.done("/v1/incidents/" + incident + "/own", "{'ownership': 'OWNED', 'at': '2025-03-02T00:00:00Z'}");
        api.done("/v1/incidents/" + incident + "/fix", "{'fixedAt': '2025-03-04T00:00:00Z'}");
        assertThat(score()).isEqualTo(owned);
    }

    @Test
    void answerAQuestion() {
        String question = api.created("/v1/communications",
                "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'EMAIL', 'purpose': 'QUESTION', 'at': '2025-05-01T00:00:00Z'}", client()).getString("id");
        double answered = whatIf("{'communication': {'id': '%s', 'repliedAt': '2025-05-01T12:00:00Z'}}", question).getDouble("after.trust");
        assertThat(answered).isCloseTo(new Trust1().good("COMMUNICATION", .25 * .8, "2025-05-01T12:00:00Z").trust(AS_OF), exactly());
        api.created("/v1/communications", "{'clientId': '%s', 'from': 'PROVIDER', 'channel': 'PHONE', 'purpose': 'REPLY', 'at': '2025-05-01T12:00:00Z', "
                + "'inReplyTo': '%s'}", client(), question);
        assertThat(score()).isEqualTo(answered);
    }

    @Test
    void newFactsOfEveryKind() {
        JsonPath answer = whatIf("""
                {'commitment': {'importance': 'HIGH', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z',
                  'deliveredAt': '2025-03-11T08:00:00Z', 'confirmation': 'ACCEPTED'}},
                {'disclosure': {'severity': 'MAJOR', 'importance': 'CRITICAL', 'awareAt': '2025-04-01T00:00:00Z', 'disclosedAt': '2025-04-01T12:00:00Z'}},
                {'incident': {'detectedAt': '2025-04-02T00:00:00Z', 'linked': true, 'earlier': 1, 'breach': 'WITHIN_SCOPE'}},
                {'communication': {'askedAt': '2025-05-01T00:00:00Z', 'limit': 'PT48H', 'repliedAt': '2025-05-02T00:00:00Z'}},
                {'agreement': {'acceptedAt': '2025-02-01T00:00:00Z', 'feesDisclosedAt': '2025-01-31T00:00:00Z'}},
                {'agreement': {'kind': 'CONFIDENTIALITY', 'acceptedAt': '2025-02-01T00:00:00Z', 'bound': 'CLIENT'}}""");
        assertThat(answer.getDouble("before.trust")).isEqualTo(.5);
        assertThat(answer.getDouble("after.trust")).isCloseTo(new Trust1().kept(.9, 1.5, 1, "2025-03-11T08:00:00Z")
                .good("RELIABILITY", 0, AS_OF).good("CANDOR", .25 * 2 * (.4 + .6 / 2), "2025-04-01T12:00:00Z")
                .bad("RESPONSIBILITY", 1.5, "2025-04-02T00:00:00Z").bad("CONFIDENTIALITY", 3, "2025-04-02T00:00:00Z")
                .good("COMMUNICATION", .25 * .8, "2025-05-02T00:00:00Z").good("COMMUNICATION", .5, "2025-02-01T00:00:00Z")
                .good("CANDOR", .25, "2025-02-01T00:00:00Z").trust(AS_OF), exactly());
        List<Map<String, Object>> pieces = answer.getList("evidence");
        assertThat(pieces).filteredOn(piece -> piece.get("fact").equals(5)).singleElement()
                .satisfies(piece -> assertThat(piece).containsEntry("subject", "CLIENT").containsEntry("effectiveAt", "2025-05-01T00:00:00Z"));
        assertThat(api.read("/v1/clients/" + client() + "/trust-score?asOf=" + AS_OF).getDouble("trust")).as("nothing is stored").isEqualTo(.5);
    }

    @Test
    void whatLiesAheadCountsOnceItHasCome() {
        String fact = "{'disclosure': {'awareAt': '2026-06-01T00:00:00Z', 'disclosedAt': '2030-01-01T00:00:00Z'}}";
        JsonPath early = whatIf(fact);
        assertThat(early.getDouble("difference")).isZero();
        assertThat(early.<Double>getList("evidence.effect")).isEqualTo(List.of(0.));
        JsonPath then = ask("{'asOf': '2030-01-01T00:00:00Z', 'facts': [" + fact + "]}").jsonPath();
        assertThat(then.getDouble("after.trust")).isCloseTo(new Trust1().bad("CANDOR", .25, "2030-01-01T00:00:00Z").trust("2030-01-01T00:00:00Z"), exactly());
    }

    @Test
    void theSameRequestIsAnsweredAgain() {
        String body = Api.json("{'asOf': '%s', 'facts': [{'disclosure': {'disclosedAt': '2025-03-02T00:00:00Z'}}]}", AS_OF);
        String path = "/v1/clients/" + client() + "/trust-score/what-if";
        String first = api.request().header("Idempotency-Key", "w1").contentType("application/json").body(body).post(path).asString();
        Response again = api.request().header("Idempotency-Key", "w1").contentType("application/json").body(body).post(path);
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first);
    }

    @Test
    void whatIsNoFactIsRefusedByItsPlace() {
        refusedAt(ask("{'facts': [{'commitment': {'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z', 'outcome': 'WITHDRAWN', "
                + "'at': '2025-02-01T09:00:00Z'}}]}"), "/facts/0/commitment/at");
        refusedAt(ask("{'facts': []}"), "/facts");
        refused(ask("{'facts': [{'gossip': {}}]}"), 400, "malformed-request");
        refusedAt(ask("{'facts': [{}]}"), "/facts/0");
        refusedAt(ask("{'facts': [{'disclosure': {}, 'agreement': {'acceptedAt': '2025-01-01T00:00:00Z'}}]}"), "/facts/0");
        refusedAt(ask("{'facts': [{'disclosure': {}}, {'commitment': {'deliveredAt': '2025-01-01T00:00:00Z'}}]}"), "/facts/1/commitment/promisedAt");
        refusedAt(ask("{'facts': [{'commitment': {'deliveredAt': '2025-01-01T00:00:00Z', 'outcome': 'MISSED'}}]}"), "/facts/0/commitment/outcome");
        refusedAt(ask("{'facts': [{'commitment': {'id': '00000000-0000-7000-8000-000000000000'}}]}"), "/facts/0/commitment/id");
        refusedAt(ask("{'facts': [{'disclosure': {'delayOf': '00000000-0000-7000-8000-000000000000', 'awareAt': '2025-03-06T08:00:00Z', "
                + "'disclosedAt': '2025-03-06T09:00:00Z'}}]}"), "/facts/0/disclosure/delayOf");
        refusedAt(ask("{'facts': [{'incident': {'ownership': 'OWNED'}}]}"), "/facts/0/incident/detectedAt");
        refusedAt(ask("{'facts': [{'disclosure': {'never': true, 'disclosedAt': '2025-01-01T00:00:00Z'}}]}"), "/facts/0/disclosure/never");
        refusedAt(ask("{'facts': [{'communication': {'askedAt': '2025-01-02T00:00:00Z', 'repliedAt': '2025-01-01T00:00:00Z'}}]}"),
                "/facts/0/communication/repliedAt");
        refusedAt(ask("{'facts': [{'agreement': {}}]}"), "/facts/0/agreement/acceptedAt");
        String fact = "{'commitment': {'id': '" + promise() + "'}}";
        refusedAt(ask("{'facts': [" + fact + ", " + fact + "]}"), "/facts/1");
        String others = Api.ofFreshTenant().client("Of another tenant");
        refused(api.post("/v1/clients/" + others + "/trust-score/what-if", "{'facts': [{'disclosure': {}}]}"), 404, "not-found");
    }

    private String client() {
        if (client == null) {
            client = api.client("Ada Okafor");
        }
        return client;
    }

    private String promise() {
        return api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}", client())
                .getString("id");
    }

    private double score() {
        return api.trust(client(), "PROVIDER", AS_OF);
    }

    private JsonPath whatIf(String facts, Object... args) {
        return ask("{'asOf': '" + AS_OF + "', 'facts': [" + facts.formatted(args) + "]}").then().statusCode(200).extract().jsonPath();
    }

    private Response ask(String json) {
        return api.post("/v1/clients/" + client() + "/trust-score/what-if", json);
    }

    private static Offset<Double> exactly() {
        return Offset.offset(1e-9);
    }
}
