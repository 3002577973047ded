package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 23: the client's needs are seen before the client has to ask")
class Practice23UpcomingTest {

    private static final String DAY = "T00:00:00Z";

    private final PracticeClient ada = new PracticeClient();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);

    @Test
    void recurringNeedsAndDatesComeInTheirOrder() {
        dates("{'title': 'Birthday', 'on': '%s', 'every': 'YEARLY'}, {'title': 'Tax return', 'on': '%s'}, {'title': 'Report', 'on': '%s', 'every': 'WEEKLY'}",
                today.plusDays(12).minusYears(40), today.plusDays(10), today.plusDays(3).minusWeeks(100));

        JsonPath coming = upcoming("?until=" + now.plus(Duration.ofDays(14)));
        assertThat(coming.getList("items.title")).isEqualTo(List.of("Report", "Report", "Tax return", "Birthday"));
        assertThat(coming.getList("items.at")).isEqualTo(List.of(today.plusDays(3) + DAY, today.plusDays(10) + DAY, today.plusDays(10) + DAY, today.plusDays(12) + DAY));
        assertThat(coming.getList("items.kind")).containsOnly("CLIENT_DATE");
        assertThat(coming.getList("items.recordId")).containsOnly(ada.id());
        assertThat(coming.getInt("total.count")).isEqualTo(4);
        assertThat(upcoming("").getList("items.title")).contains("Birthday").filteredOn("Report"::equals).hasSize(4);
    }

    @Test
    void anAgreementLookedAtAgainComesUpWhenItIsToBeNext() {
        String id = ada.record("agreements", "'title': 'Care', 'expectations': [{'topic': 'DEADLINES', 'text': 'x'}, {'topic': 'RESPONSE', 'text': 'x'}]").getString("id");
        ada.api.done("/v1/agreements/" + id + "/offer", "{'at': '2025-03-01T09:00:00Z'}");
        for (String party : List.of("PROVIDER", "CLIENT")) {
            ada.api.done("/v1/agreements/" + id + "/accept", "{'party': '%s', 'at': '2025-03-01T09:00:00Z'}", party);
        }
        ada.api.done("/v1/agreements/" + id + "/reviewed", "{'at': '2025-04-01T09:00:00Z', 'reviewDue': '%s'}", now.plus(Duration.ofDays(9)));
        promise("'title': 'Draft', 'dueAt': '%s'", now.plus(Duration.ofDays(2)));
        JsonPath coming = upcoming("");
        assertThat(coming.getList("items.kind")).isEqualTo(List.of("PROMISE_DUE", "AGREEMENT_REVIEW"));
        assertThat(coming.getString("items[1].at")).isEqualTo(now.plus(Duration.ofDays(9)).toString());
    }

    @Test
    void whatWasRejectedBeforeItIsDueIsStillToCome() {
        String id = promise("'title': 'Draft', 'dueAt': '%s'", now.plus(Duration.ofHours(30)));
        ada.api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-04-01T09:00:00Z'}");
        assertThat(upcoming("?kind=PROMISE_DUE").getList("items")).isEmpty();
        ada.api.done("/v1/commitments/" + id + "/reject", "{'at': '2025-04-02T09:00:00Z'}");
        assertThat(upcoming("?kind=PROMISE_DUE").getList("items.recordId")).isEqualTo(List.of(id));
        assertThat(ada.attention("DUE_SOON").getList("items.recordId")).isEqualTo(List.of(id));
    }

    @Test
    void accessIsToBeRevoked() {
        String id = ada.record("access-grants", "'system': 'Web shop', 'holder': 'Maria', 'grantedAt': '2025-03-01T09:00:00Z', 'revokeBy': '%s'",
                now.plus(Duration.ofDays(3))).getString("id");
        JsonPath coming = upcoming("?kind=ACCESS_REVOCATION");
        assertThat(coming.getList("items.recordId")).isEqualTo(List.of(id));
        assertThat(coming.getString("items[0].title")).isEqualTo("Web shop");
        ada.api.done("/v1/access-grants/" + id + "/revoke", "{'revokedAt': '2025-04-01T09:00:00Z'}");
        assertThat(upcoming("?kind=ACCESS_REVOCATION").getList("items")).isEmpty();
    }

    @Test
    void aDayBeginsWhereTheClientIs() {
        ada.api.patch("\"0\"", client(), "{'timeZone': 'Asia/Tokyo', 'dates': [{'title': 'Opening', 'on': '%s'}]}", today.plusDays(4)).then().statusCode(200);
        assertThat(upcoming("").getString("items[0].at")).isEqualTo(today.plusDays(4).atStartOfDay(ZoneId.of("Asia/Tokyo")).toInstant().toString());
    }

    @Test
    void promisesOfBothSidesFallDue() {
        String ours = promise("'title': 'Draft', 'dueAt': '%s'", now.plus(Duration.ofDays(2)));
        String theirs = promise("'title': 'Payment', 'promisor': 'CLIENT', 'dueAt': '%s'", now.plus(Duration.ofDays(1)));
        promise("'title': 'Beyond', 'dueAt': '%s'", now.plus(Duration.ofDays(40)));
        String kept = promise("'title': 'Kept', 'dueAt': '%s'", now.plus(Duration.ofDays(3)));
        ada.api.done("/v1/commitments/" + kept + "/deliver", "{'deliveredAt': '2025-04-01T09:00:00Z'}");

        JsonPath coming = upcoming("?kind=PROMISE_DUE");
        assertThat(coming.getList("items.recordId")).isEqualTo(List.of(theirs, ours));
        assertThat(coming.getString("items[1].at")).isEqualTo(now.plus(Duration.ofDays(2)).toString());
        assertThat(coming.getString("items[1].title")).isEqualTo("Draft");
        assertThat(coming.getString("items[1].recordType")).isEqualTo("COMMITMENT");
        assertThat(coming.getInt("total.count")).isEqualTo(2);
    }

    @Test
    void agreementsAreReviewedExpireAndProvideForCheckIns() {
        String id = ada.record("agreements", "'title': 'Care', 'checkInEvery': 'P7D', 'reviewDue': '%s', 'expiresAt': '%s', 'expectations': "
                + "[{'topic': 'DEADLINES', 'text': 'Said early'}, {'topic': 'RESPONSE', 'text': 'Within a day'}]",
                now.plus(Duration.ofDays(5)), now.plus(Duration.ofDays(20))).getString("id");
        assertThat(upcoming("").getInt("total.count")).as("a draft binds nobody").isZero();
        agreed(id, now.minus(Duration.ofDays(10)));

        JsonPath coming = upcoming("");
        assertThat(coming.getList("items.kind")).isEqualTo(List.of("CHECK_IN_DUE", "AGREEMENT_REVIEW", "CHECK_IN_DUE", "CHECK_IN_DUE", "AGREEMENT_EXPIRY"));
        assertThat(coming.getList("items.at")).isEqualTo(List.of(4, 5, 11, 18, 20).stream().map(days -> now.plus(Duration.ofDays(days)).toString()).toList());
        assertThat(coming.getList("items.recordId")).containsOnly(id);

        ada.record("communications", "'from': 'PROVIDER', 'channel': 'PHONE', 'purpose': 'CHECK_IN', 'at': '%s'", now.minus(Duration.ofDays(1)));
        assertThat(upcoming("?kind=CHECK_IN_DUE").getString("items[0].at")).as("this week's is made").isEqualTo(now.plus(Duration.ofDays(11)).toString());
    }

    @Test
    void anAgreementStaysInForceAndSoExpiresWhileAnotherRevisionIsOffered() {
        String id = ada.record("agreements", "'title': 'Care', 'reviewDue': '%s', 'expiresAt': '%s', 'expectations': "
                + "[{'topic': 'DEADLINES', 'text': 'Said early'}, {'topic': 'RESPONSE', 'text': 'Within a day'}]",
                now.plus(Duration.ofDays(5)), now.plus(Duration.ofDays(20))).getString("id");
        agreed(id, now.minus(Duration.ofDays(10)));
        ada.api.done("/v1/agreements/" + id + "/amend", "{'scope': 'More'}");
        assertThat(upcoming("").getList("items.kind")).isEqualTo(List.of("AGREEMENT_REVIEW", "AGREEMENT_EXPIRY"));

        ada.api.done("/v1/agreements/" + id + "/amend", "{'reviewDue': '%s', 'expiresAt': '%s'}", now.plus(Duration.ofDays(400)), now.plus(Duration.ofDays(500)));
        assertThat(upcoming("").getList("items.kind")).as("what is offered moves the review, and is not accepted yet").isEqualTo(List.of("AGREEMENT_EXPIRY"));
        assertThat(upcoming("").getList("items.at")).isEqualTo(List.of(now.plus(Duration.ofDays(20)).toString()));
        ada.api.done("/v1/agreements/" + id + "/decline", "{'reason': 'No'}");
        ada.api.done("/v1/agreements/" + id + "/end", "{'reason': 'Over'}");
        assertThat(upcoming("").getList("items")).isEmpty();
    }

    @Test
    void remediesOfWhatWentWrongFallDue() {
        String id = ada.record("incidents", "'title': 'Wrong photograph', 'severity': 'MINOR', 'detectedAt': '2025-03-10T00:00:00Z'").getString("id");
        ada.api.done("/v1/incidents/" + id + "/remedy", "{'action': 'Take it down', 'dueAt': '%s'}", now.plus(Duration.ofDays(1)));
        ada.api.done("/v1/incidents/" + id + "/remedy", "{'action': 'Call the neighbour', 'dueAt': '%s'}", now.plus(Duration.ofDays(2)));
        assertThat(upcoming("").getList("items.title")).isEqualTo(List.of("Take it down", "Call the neighbour"));
        assertThat(upcoming("").getString("items[0].recordType")).isEqualTo("INCIDENT");
        ada.api.done("/v1/incidents/" + id + "/remedy", "{'action': 'Take it down', 'doneAt': '2025-03-11T00:00:00Z'}");
        assertThat(upcoming("?kind=REMEDY_DUE").getList("items.title")).isEqualTo(List.of("Call the neighbour"));
    }

    @Test
    void aDateWithinAWeekWaitsUntilItIsSeenTo() {
        LocalDate soon = today.plusDays(3);
        dates("{'title': 'Birthday', 'on': '%s', 'every': 'YEARLY'}, {'title': 'Flowers', 'on': '%s'}, {'title': 'Later', 'on': '%s'}, "
                + "{'title': 'Next year', 'on': '%s', 'every': 'YEARLY'}", soon.minusYears(40), soon, today.plusDays(9), soon.plusYears(1));

        JsonPath waiting = ada.attention("CLIENT_DATE");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].since")).isEqualTo(soon + DAY);
        assertThat(waiting.getString("items[0].recordType")).isEqualTo("CLIENT");
        assertThat(waiting.getString("items[0].facts.dates")).isEqualTo("Birthday; Flowers");
        assertThat(waiting.getString("items[0].facts.client")).isEqualTo("Ada Okafor");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("PATCH " + client());
        assertThat(ada.api.read("/v1/attention?kind=CLIENT_DATE&party=CLIENT").getInt("total.count")).isZero();

        ada.api.patch("\"1\"", client(), "{'dates': [{'title': 'Birthday', 'on': '%s', 'every': 'YEARLY', 'handledUntil': '%s'}]}", soon.minusYears(40), soon)
                .then().statusCode(200);
        assertThat(ada.attention("CLIENT_DATE").getList("items")).isEmpty();
        assertThat(upcoming("?kind=CLIENT_DATE").getList("items.title")).isEqualTo(List.of("Birthday"));
    }

    @Test
    void attentionHasPagesOfDatesTooAndForgetsClientsThatEnded() {
        for (String name : List.of("Bo", "Cy", "Di")) {
            ada.api.created("/v1/clients", "{'name': '%s', 'dates': [{'title': 'Report', 'on': '%s', 'every': 'WEEKLY'}]}", name, today.plusDays(2).minusWeeks(3));
        }
        JsonPath first = ada.api.read("/v1/attention?kind=CLIENT_DATE&limit=2");
        JsonPath second = ada.api.read("/v1/attention?kind=CLIENT_DATE&limit=2&after=" + first.getString("next"));
        assertThat(first.getInt("total.count")).isEqualTo(3);
        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items")).hasSize(1);
        assertThat(first.getList("items.recordId")).doesNotContainAnyElementsOf(second.getList("items.recordId"));

        ada.api.done("/v1/clients/" + second.getString("items[0].recordId") + "/move", "{'stage': 'ENDED'}");
        assertThat(ada.api.read("/v1/attention?kind=CLIENT_DATE").getInt("total.count")).isEqualTo(2);
    }

    @Test
    void itLooksAheadByAYearAtTheMost() {
        refusedParameter(ada.api.get(client() + "/upcoming?until=" + now.minusSeconds(60)), "until");
        refusedParameter(ada.api.get(client() + "/upcoming?until=" + now.plus(Duration.ofDays(400))), "until");
        refusedParameter(ada.api.get(client() + "/upcoming?kind=WEATHER"), "kind");
        refused(ada.api.get("/v1/clients/" + UUID.randomUUID() + "/upcoming"), 404, "not-found");
    }

    @Test
    void aDateIsADayOfTheCalendar() {
        for (String on : List.of("2025-02-30", "2025-3-1", "2025-03-01T00:00:00Z", "1800-01-01")) {
            JsonPath refusal = refused(ada.api.post("/v1/clients", "{'name': 'Ada', 'dates': [{'title': 'Birthday', 'on': '%s'}]}", on), 400, "malformed-request");
            assertThat(refusal.getList("errors.pointer")).isEqualTo(List.of("/dates/0/on"));
        }
        refused(ada.api.post("/v1/clients", "{'name': 'Ada', 'dates': [{'title': 'Birthday', 'on': [2025, 3, 1]}]}"), 400, "malformed-request");
    }

    private void dates(String json, Object... args) {
        ada.api.patch("\"0\"", client(), "{'dates': [" + json + "]}", args).then().statusCode(200);
    }

    private String promise(String json, Object... args) {
        return ada.record("commitments", "'promisedAt': '2025-03-01T09:00:00Z', " + json, args).getString("id");
    }

    private JsonPath upcoming(String query) {
        return ada.api.read(client() + "/upcoming" + query);
    }

    private void agreed(String agreement, Instant at) {
        ada.api.done("/v1/agreements/" + agreement + "/offer", "{'at': '%s'}", at);
        for (String party : List.of("PROVIDER", "CLIENT")) {
            ada.api.done("/v1/agreements/" + agreement + "/accept", "{'party': '%s', 'at': '%s'}", party, at);
        }
    }

    private String client() {
        return "/v1/clients/" + ada.id();
    }
}
