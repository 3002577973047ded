package dev.troth.stories;

import static dev.troth.stories.Relationship.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ten stories of docs/STORIES.md, driven over HTTP with the times given. */
@QuarkusTest
class StoriesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String RECEIPT = "a3f5c1d2".repeat(8);

    @Test
    @DisplayName("1 The filed payment: owning it keeps more trust than blaming a colleague, and the receipts answer the client's doubt")
    void theFiledPayment() {
        Relationship owned = Relationship.with("Owned");
        String payment = filedPayment(owned);
        String disclosure = owned.record("disclosures", "'kind': 'MISTAKE', 'statement': 'The payment lay in a file.', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%2$s', 'counterpartKnewAt': '%2$s', 'disclosedAt': '%3$s'",
                payment, day(21), day(21, HOUR));
        String incident = incident(owned, payment);
        String practice = owned.record("practices", "'title': 'Forward payments the day they come', 'fromIncidentId': '%s'", incident);
        owned.then("incidents", incident, "acknowledge", "{'at': '%s'}", day(21, HOUR));
        owned.then("incidents", incident, "own", "{'ownership': 'OWNED', 'at': '%s'}", day(21, HOUR));
        owned.then("incidents", incident, "apologise", "{'at': '%s'}", day(21, HOUR));
        owned.then("incidents", incident, "fix", "{'fixedAt': '%s'}", day(23));
        owned.then("incidents", incident, "learn", "{'lesson': 'A file is no tray.', 'practiceId': '%s', 'at': '%s'}", practice, day(23));
        owned.then("commitments", payment, "deliver", "{'deliveredAt': '%s', 'evidence': [{'title': 'Receipt', 'kind': 'RECEIPT', "
                + "'sha256': '%s', 'at': '%s'}]}", day(23), RECEIPT, day(0));
        owned.then("commitments", payment, "accept", "{'at': '%s'}", day(23));

        Relationship blamed = owned.twin("Blamed");
        String lost = filedPayment(blamed);
        // Shifting the blame denies one's own part in it: practice 15 puts both in one row.
        blamed.record("disclosures", "'kind': 'MISTAKE', 'statement': 'It was a colleague, not us.', 'denied': true, "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%2$s', 'counterpartKnewAt': '%2$s', 'disclosedAt': '%3$s'",
                lost, day(21), day(21, HOUR));
        blamed.then("incidents", incident(blamed, lost), "own", "{'ownership': 'SHIFTED', 'at': '%s'}", day(21, HOUR));

        assertThat(owned.api.read("/v1/disclosures/" + disclosure).getString("state")).isEqualTo("REACTIVE");
        assertThat(owned.trust(23)).isGreaterThan(blamed.trust(23) + .05);
        assertThat(owned.api.read("/v1/commitments/" + payment).getString("evidence[0].sha256")).isEqualTo(RECEIPT);
        assertThat(owned.api.read("/v1/clients/" + owned.clientId + "/trust-score/evidence?asOf=" + day(23))
                .getList("items.findAll { it.sourceId == '" + payment + "' }.reason")).contains("LATE");
    }

    @Test
    @DisplayName("2 The false expert: the claim proven false is deception; the honest twin asks for consent first and loses half")
    void theFalseExpert() {
        Relationship claimed = Relationship.with("Claimed");
        String design = claimed.record("commitments", "'title': 'Logo', 'promisedAt': '%s', 'dueAt': '%s', "
                + "'skill': {'name': 'illustration', 'level': 'EXPERT'}", day(0), day(10));
        claimed.then("commitments", design, "give-up", "{'at': '%s'}", day(10));
        String lie = claimed.record("disclosures", "'kind': 'SKILL_GAP', 'statement': 'I am an expert.', 'deception': true, "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%s', 'counterpartKnewAt': '%s'", design, day(0), day(10));

        Relationship honest = claimed.twin("Honest");
        String learning = honest.record("commitments", "'title': 'Logo', 'requestedAt': '%s', 'skill': {'name': 'illustration', 'level': 'LEARNING'}", day(0));
        honest.api.post("/v1/commitments/" + learning + "/promise", "{'dueAt': '%s', 'at': '%s'}", day(10), day(0))
                .then().statusCode(409).body("type", equalTo("/problems/consent-missing"));
        String gap = honest.record("disclosures", "'kind': 'SKILL_GAP', 'statement': 'I am still learning.', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%2$s', 'disclosedAt': '%2$s'", learning, day(0));
        honest.then("disclosures", gap, "decide", "{'outcome': 'CONSENT', 'at': '%s'}", day(0));
        honest.then("commitments", learning, "promise", "{'dueAt': '%s', 'at': '%s'}", day(10), day(0));
        honest.then("commitments", learning, "give-up", "{'at': '%s'}", day(10));

        assertThat(claimed.api.read("/v1/disclosures/" + lie).getString("state")).isEqualTo("DECEPTION");
        assertThat(honest.trust(10)).isGreaterThan(claimed.trust(10) + .10);
        assertThat(claimed.dimension("RELIABILITY", "against", "PROVIDER", day(10))).isEqualTo(1, within(1e-9));
        assertThat(honest.dimension("RELIABILITY", "against", "PROVIDER", day(10))).isEqualTo(.5, within(1e-9));
    }

    @Test
    @DisplayName("3 Posted too early: no close without a lesson, and the next commitment is not delivered without its approval")
    void postedTooEarly() {
        Relationship r = Relationship.with("Posted");
        String post = r.promise("Blog post", 0, 5);
        r.deliver(post, 3);
        String incident = r.record("incidents", "'title': 'Published a draft', 'severity': 'MODERATE', 'detectedAt': '%s', "
                + "'commitmentId': '%s', 'cause': {'key': 'definition-of-done', 'category': 'PROCESS'}", day(4), post);
        r.then("incidents", incident, "own", "{'ownership': 'OWNED', 'at': '%s'}", day(4));
        r.then("incidents", incident, "fix", "{'fixedAt': '%s'}", day(4, HOUR));
        r.api.post("/v1/incidents/" + incident + "/close", "{'at': '%s'}", day(5)).then().statusCode(409)
                .body("type", equalTo("/problems/lesson-missing"));
        String practice = r.record("practices", "'title': 'Done is when the client says so', 'fromIncidentId': '%s'", incident);
        r.then("incidents", incident, "learn", "{'lesson': 'Our done was not theirs.', 'practiceId': '%s', 'at': '%s'}", practice, day(5));
        JsonPath closed = r.then("incidents", incident, "close", "{'at': '%s'}", day(5));
        String next = r.record("commitments", "'title': 'Next post', 'promisedAt': '%s', 'dueAt': '%s', 'approvalRequired': true, "
                + "'definitionOfDone': 'Approved by the client'", day(6), day(12));
        r.api.post("/v1/commitments/" + next + "/deliver", "{'deliveredAt': '%s'}", day(8)).then().statusCode(409)
                .body("type", equalTo("/problems/approval-missing"));
        r.then("commitments", next, "approve", "{'at': '%s'}", day(8));
        r.deliver(next, 8);

        assertThat(closed.getString("status")).isEqualTo("CLOSED");
        assertThat(r.api.read("/v1/commitments/" + next).getString("outcome")).isEqualTo("EARLY");
    }

    @Test
    @DisplayName("4 Two answer at once: the second claim is refused and names the owner")
    void twoAnswerAtOnce() {
        Relationship r = Relationship.with("Thread");
        String thread = r.promise("Answer the thread", 0, 1);
        r.then("commitments", thread, "claim", "{'owner': 'Maria', 'at': '%s'}", day(0));
        r.api.post("/v1/commitments/" + thread + "/claim", "{'owner': 'Jon', 'at': '%s'}", day(0)).then().statusCode(409)
                .body("type", equalTo("/problems/already-claimed"), "detail", containsString("Maria"));
    }

    @Test
    @DisplayName("5 Silence: communication falls with every hour, and an answer on the escalation plan counts half as late")
    void silence() {
        Relationship r = Relationship.with("Silence");
        r.api.patch("\"0\"", "/v1/clients/" + r.clientId, "{'channels': [{'channel': 'EMAIL', 'address': 'a@example.org', 'waitFor': 'PT4H'}, "
                + "{'channel': 'CHAT', 'address': '@ada'}]}").then().statusCode(200);
        String question = r.record("communications", "'from': 'CLIENT', 'channel': 'EMAIL', 'purpose': 'QUESTION', 'at': '%s'", day(0));
        double atLimit = r.dimension("COMMUNICATION", "p", "PROVIDER", day(1));
        double anHourLater = r.dimension("COMMUNICATION", "p", "PROVIDER", day(1, HOUR));
        double nextDay = r.dimension("COMMUNICATION", "p", "PROVIDER", day(2));
        assertThat(atLimit).isEqualTo(.5);
        assertThat(anHourLater).isLessThan(atLimit);
        assertThat(nextDay).isLessThan(anHourLater);

        JsonPath attention = r.api.read("/v1/attention?clientId=" + r.clientId);
        assertThat(attention.getList("items.kind")).containsExactly("UNANSWERED");
        assertThat(attention.getString("items[0].recordId")).isEqualTo(question);
        assertThat(attention.getString("items[0].nextChannel.channel")).isEqualTo("CHAT");

        r.reply(question, "CHAT", 3);
        // three times the limit, and half of the lateness counts: x = 1 + (3 - 1)/2
        assertThat(r.dimension("COMMUNICATION", "against", "PROVIDER", day(3))).isEqualTo(.25 * 2, within(1e-9));
        assertThat(r.api.read("/v1/attention?clientId=" + r.clientId).getList("items")).isEmpty();
    }

    @Test
    @DisplayName("6 Over my head: told two hours after knowing, candor rises and nothing falls")
    void overMyHead() {
        Relationship r = Relationship.with("Over");
        String job = r.promise("Migrate the shop", 0, 30);
        JsonPath before = r.score("PROVIDER", day(10));
        String told = r.record("disclosures", "'kind': 'OVER_CAPACITY', 'statement': 'This is over my head.', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%s', 'disclosedAt': '%s'", job, day(10), day(10, HOUR.multipliedBy(2)));
        JsonPath decided = r.then("disclosures", told, "decide", "{'outcome': 'OTHER_WORK', 'at': '%s'}", day(11));
        JsonPath after = r.score("PROVIDER", day(10, HOUR.multipliedBy(2)));

        assertThat(decided.getString("state")).isEqualTo("PROACTIVE");
        assertThat(decided.getString("decision.outcome")).isEqualTo("OTHER_WORK");
        for (int i = 0; i < 5; i++) {
            double p = after.getDouble("dimensions[" + i + "].p");
            if (after.getString("dimensions[" + i + "].dimension").equals("CANDOR")) {
                double r1 = .25 * (.4 + .6 * Math.pow(2, -2. / 24));
                assertThat(p).isEqualTo((r1 + 1) / (r1 + 2), within(1e-9));
            } else {
                assertThat(p).isEqualTo(before.getDouble("dimensions[" + i + "].p"));
            }
        }
        assertThat(after.getDouble("trust")).isGreaterThan(before.getDouble("trust"));
    }

    @Test
    @DisplayName("7 The week in hospital: once the absence is explained its window does not count, and the score recovers to within .02")
    void theWeekInHospital() {
        Relationship r = Relationship.with("Hospital");
        for (int week = -4; week < 0; week++) {
            String question = r.record("communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '%s'", day(7 * week));
            r.reply(question, "PHONE", 7 * week + .25);
        }
        double before = r.trust(0);
        String[] questions = new String[3];
        for (int i = 0; i < 3; i++) {
            questions[i] = r.record("communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '%s'", day(1 + i));
        }
        double silent = r.trust(7);
        r.record("disclosures", "'kind': 'ABSENCE', 'statement': 'I was in hospital.', 'severity': 'MINOR', 'awareAt': '%1$s', "
                + "'disclosedAt': '%2$s', 'window': {'from': '%1$s', 'to': '%2$s'}", day(.5), day(7));
        for (String question : questions) {
            r.then("communications", question, "grant-grace", "{'party': 'CLIENT', 'at': '%s'}", day(7));
            r.reply(question, "PHONE", 7.1);
        }
        double after = r.trust(7.1);
        assertThat(silent).isLessThan(before - .02);
        assertThat(after).isEqualTo(before, within(.02));
    }

    @Test
    @DisplayName("8 Both ways: the client's late payment moves the client's score alone, and less where it was announced")
    void bothWays() {
        Relationship silent = Relationship.with("Silent");
        Relationship warned = silent.twin("Warned");
        for (Relationship r : new Relationship[] {silent, warned}) {
            for (int month = 0; month < 3; month++) {
                payment(r, 30 * month, 30 * month + 30, 30 * month + 29.9);
            }
        }
        String announced = payment(warned, 90, 120, -1);
        warned.record("disclosures", "'kind': 'DELAY', 'discloser': 'CLIENT', 'statement': 'We will pay ten days late.', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%2$s', 'disclosedAt': '%2$s'", announced, day(114));
        warned.then("commitments", announced, "deliver", "{'deliveredAt': '%s'}", day(130));
        double provider = silent.score("PROVIDER", day(130)).getDouble("trust");
        double onTime = silent.score("CLIENT", day(130)).getDouble("trust");
        payment(silent, 90, 120, 130);

        assertThat(silent.score("PROVIDER", day(130)).getDouble("trust")).isEqualTo(provider).isEqualTo(.5);
        double late = silent.score("CLIENT", day(130)).getDouble("trust");
        assertThat(late).isLessThan(onTime);
        assertThat(warned.score("CLIENT", day(130)).getDouble("trust")).isGreaterThan(late);
        // a third of the span late, on the day it fell due; a fifth of the span ahead gives notice of .7 - .6/5
        double against = .3 + .7 / 3;
        assertThat(silent.dimension("RELIABILITY", "against", "CLIENT", day(130))).isEqualTo(against * Math.pow(2, -10. / 180), within(1e-9));
        assertThat(warned.dimension("RELIABILITY", "against", "CLIENT", day(130)))
                .isEqualTo(against * (.7 - .6 / 5) * Math.pow(2, -10. / 180), within(1e-9));
    }

    @Test
    @DisplayName("9 The fee nobody asked about: no acceptance before it is told; told, candor rises; charged untold, it is concealed")
    void theFeeNobodyAskedAbout() {
        String terms = "'title': 'Terminal', 'expectations': [{'topic': 'DEADLINES', 'text': 'x'}, {'topic': 'RESPONSE', 'text': 'y'}], "
                + "'fees': [{'name': 'Set-up', 'amount': {'value': 120.00, 'currency': 'USD'}, 'chargedFrom': '%1$s'}, "
                + "{'name': 'Monthly minimum', 'amount': {'value': 25.00, 'currency': 'USD'}, 'chargedFrom': '%1$s'}]";
        Relationship told = Relationship.with("Told");
        String agreement = told.record("agreements", terms, day(30));
        told.then("agreements", agreement, "offer", "{'at': '%s'}", day(0));
        told.then("agreements", agreement, "accept", "{'party': 'PROVIDER', 'at': '%s'}", day(0));
        told.api.post("/v1/agreements/" + agreement + "/accept", "{'party': 'CLIENT', 'at': '%s'}", day(1)).then().statusCode(409)
                .body("type", equalTo("/problems/fees-undisclosed"));
        told.then("agreements", agreement, "disclose-fees", "{'at': '%s'}", day(1));
        told.then("agreements", agreement, "accept", "{'party': 'CLIENT', 'at': '%s'}", day(1));

        Relationship hidden = told.twin("Hidden");
        String other = hidden.record("agreements", terms, day(30));
        hidden.then("agreements", other, "offer", "{'at': '%s'}", day(0));

        assertThat(told.dimension("CANDOR", "supporting", "PROVIDER", day(1))).isEqualTo(.25, within(1e-9));
        assertThat(hidden.dimension("CANDOR", "against", "PROVIDER", day(30))).isEqualTo(3, within(1e-9));
        assertThat(hidden.score("PROVIDER", day(30)).getList("contributions.reason")).contains("CONCEALED");
        assertThat(told.trust(31)).isGreaterThan(hidden.trust(31));
    }

    @Test
    @DisplayName("10 Told before she knew: .736594 on the base of the worked examples")
    void toldBeforeSheKnew() {
        Relationship r = Relationship.with("Told");
        r.base();
        assertThat(r.trust(63)).isEqualTo(.753559, within(5e-7));
        assertThat(r.trust(70)).isEqualTo(.751248, within(5e-7));
        String order = missedOnDay70(r);
        r.record("disclosures", "'kind': 'MISTAKE', 'statement': 'The terminal will not arrive today.', 'remedyPlan': 'A loaner tomorrow', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%s', 'disclosedAt': '%s'", order, day(70, HOUR.negated()), day(70));
        String incident = r.record("incidents", "'title': 'No terminal', 'severity': 'MODERATE', 'detectedAt': '%s', 'commitmentId': '%s'", day(70), order);
        String practice = r.record("practices", "'title': 'Ship a day ahead', 'fromIncidentId': '%s'", incident);
        r.then("incidents", incident, "apologise", "{'at': '%s'}", day(70));
        r.then("incidents", incident, "own", "{'ownership': 'OWNED', 'at': '%s'}", day(70));
        r.then("incidents", incident, "remedy", "{'action': 'A loaner', 'dueAt': '%s', 'at': '%s'}", day(71), day(70));
        r.then("incidents", incident, "fix", "{'fixedAt': '%s'}", day(70, HOUR.multipliedBy(6)));
        r.then("incidents", incident, "restitute", "{'type': 'REFUND', 'amount': {'value': 25.00, 'currency': 'USD'}, 'at': '%s'}", day(71));
        r.then("incidents", incident, "learn", "{'lesson': 'Stock runs out.', 'practiceId': '%s', 'at': '%s'}", practice, day(71));
        JsonPath closed = r.then("incidents", incident, "close", "{'at': '%s'}", day(71));

        assertThat(closed.getDouble("handling")).isEqualTo(.985969, within(5e-7));
        JsonPath score = r.score("PROVIDER", day(70));
        assertThat(score.getDouble("trust")).isEqualTo(.736593642, within(1e-9));
        assertThat(score.getDouble("interval.low")).isEqualTo(.572025805, within(1e-9));
        assertThat(score.getDouble("interval.high")).isEqualTo(.875734121, within(1e-9));
        assertThat(score.getDouble("uncertainty")).isEqualTo(.484588531, within(1e-9));
        assertThat(score.getString("band")).isEqualTo("DEPENDABLE");
        assertThat(score.getList("contributions.effect", Double.class).stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(score.getDouble("trust") - .5, within(1e-12));
    }

    @Test
    @DisplayName("10 Hidden and found out instead: .621067, to what a day's age of the open incident takes")
    void hiddenAndFoundOut() {
        Relationship r = Relationship.with("Hidden");
        r.base();
        String order = missedOnDay70(r);
        r.record("disclosures", "'kind': 'MISTAKE', 'statement': 'The terminal will not arrive.', "
                + "'about': {'type': 'COMMITMENT', 'id': '%s'}, 'awareAt': '%s', 'counterpartKnewAt': '%s'", order, day(62), day(70));
        // Nothing is mended, so the incident stays open, and an open one counts from 24 hours after detection.
        r.record("incidents", "'title': 'No terminal', 'severity': 'MODERATE', 'detectedAt': '%s', 'commitmentId': '%s'",
                day(69, Duration.ofSeconds(-1)), order);
        JsonPath score = r.score("PROVIDER", day(70));
        assertThat(score.getDouble("trust")).isEqualTo(.621067387, within(1e-4));
        assertThat(score.getString("band")).isEqualTo("MIXED");
        assertThat(score.getString("weakest")).isEqualTo("CANDOR");
    }

    private static String missedOnDay70(Relationship r) {
        String order = r.promise("The terminal", 60, 70);
        r.then("commitments", order, "give-up", "{'at': '%s'}", day(70));
        return order;
    }

    private static String filedPayment(Relationship r) {
        return r.record("commitments", "'title': 'Forward the premium', 'kind': 'CUSTODY', 'promisedAt': '%s', 'dueAt': '%s'", day(0), day(2));
    }

    private static String incident(Relationship r, String payment) {
        return r.record("incidents", "'title': 'The policy is cancelled', 'severity': 'MODERATE', 'detectedAt': '%s', 'detectedBy': 'CLIENT', "
                + "'commitmentId': '%s'", day(21), payment);
    }

    /** An invoice of the client's; not paid where paid is negative. */
    private static String payment(Relationship r, double promised, double due, double paid) {
        String invoice = r.record("commitments", "'title': 'Invoice', 'kind': 'PAYMENT', 'promisor': 'CLIENT', 'promisedAt': '%s', 'dueAt': '%s'",
                day(promised), day(due));
        if (paid >= 0) {
            r.then("commitments", invoice, "deliver", "{'deliveredAt': '%s'}", day(paid));
        }
        return invoice;
    }
}
