package dev.troth.practices;

import static dev.troth.practices.Agreements.AGREED;
import static dev.troth.practices.Agreements.EXPECTATIONS;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 2: expectations are managed for as long as the relationship lasts")
class Practice02LivingAgreementTest {

    private static final String MAR = "2025-03-01T09:00:00Z";
    private static final String APR = "2025-04-01T09:00:00Z";
    private static final String JUN = "2025-06-01T09:00:00Z";
    private static final String FAR = "2090-01-01T09:00:00Z";

    private final PracticeClient ada = new PracticeClient();
    private final Agreements agreements = new Agreements(ada);

    @Test
    void aRevisionIsAcceptedByBothAgainAndTheFormerStaysInForceAndReadable() {
        String id = agreements.agreed(EXPECTATIONS + ", 'responseLimit': 'PT8H'");
        JsonPath amended = agreements.done(id, "amend", "{'responseLimit': 'PT2H', 'at': '%s'}", MAR);

        assertThat(amended.getString("status")).isEqualTo("OFFERED");
        assertThat(amended.getInt("revision")).isEqualTo(2);
        assertThat(amended.getString("madeAt")).isEqualTo(MAR);
        assertThat(amended.getString("offeredAt")).isEqualTo(MAR);
        assertThat(amended.getList("acceptances")).isEmpty();
        assertThat(amended.getInt("agreedRevision")).isEqualTo(1);
        JsonPath former = agreements.read(id);
        assertThat(former.getInt("formerRevisions[0].revision")).isEqualTo(1);
        assertThat(former.getString("formerRevisions[0].terms.responseLimit")).isEqualTo("PT8H");
        assertThat(former.getString("formerRevisions[0].madeAt")).isEqualTo(former.getString("recordedAt"));
        assertThat(former.getString("formerRevisions[0].offeredAt")).isEqualTo(Agreements.OFFERED);
        assertThat(former.getList("formerRevisions[0].acceptances.party")).containsExactly("PROVIDER", "CLIENT");
        assertThat(former.getList("formerRevisions[0].acceptances.at")).containsExactly(AGREED, AGREED);
        assertThat(question(APR)).as("the former terms are in force").isEqualTo("2025-04-01T17:00:00Z");

        agreements.done(id, "accept", "{'party': 'CLIENT', 'at': '%s'}", MAR);
        assertThat(question(APR)).as("one acceptance is none").isEqualTo("2025-04-01T17:00:00Z");
        assertThat(agreements.done(id, "accept", "{'party': 'PROVIDER', 'at': '%s'}", MAR).getList("acceptances.revision")).containsExactly(2, 2);
        assertThat(question(APR)).isEqualTo("2025-04-01T11:00:00Z");
    }

    @Test
    void aRevisionDeclinedKeepsItsReason() {
        String id = agreements.agreed(EXPECTATIONS);
        agreements.done(id, "amend", "{'responseLimit': 'PT1H', 'at': '%s'}", MAR);
        JsonPath declined = agreements.done(id, "decline", "{'party': 'PROVIDER', 'reason': 'Nobody can keep that', 'at': '%s'}", APR);

        assertThat(declined.getString("status")).isEqualTo("ACTIVE");
        assertThat(declined.getInt("revision")).isEqualTo(1);
        assertThat(declined.getMap("formerRevisions[0].declined")).isEqualTo(Map.of("party", "PROVIDER", "at", APR, "reason", "Nobody can keep that"));
        assertThat(declined.getString("formerRevisions[0].terms.responseLimit")).isEqualTo("PT1H");
        assertThat(ada.attention("ACCEPTANCE_MISSING").getList("items")).isEmpty();
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("agreement.amended", "agreement.declined");
    }

    @Test
    void aReviewThatHasComeWaitsUntilBothHaveLookedAtTheTermsAgain() {
        String id = agreements.offered(EXPECTATIONS + ", 'reviewDue': '%s'".formatted(MAR));
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getList("items")).as("nothing is in force yet").isEmpty();
        agreements.accept(id, AGREED);

        JsonPath waiting = ada.attention("EXPECTATIONS_REVIEW");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(id);
        assertThat(waiting.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(waiting.getString("items[0].since")).isEqualTo(MAR);
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST /v1/agreements/" + id + "/amend");
        assertThat(ada.attention("EXPECTATIONS_REVIEW&party=CLIENT").getInt("total.count")).isZero();

        JsonPath reviewed = agreements.done(id, "reviewed", "{'at': '%s', 'reviewDue': '%s', 'note': 'It stands'}", APR, FAR);
        assertThat(reviewed.getString("status")).isEqualTo("ACTIVE");
        assertThat(reviewed.getInt("revision")).isEqualTo(1);
        assertThat(reviewed.getString("reviewDue")).isEqualTo(FAR);
        assertThat(reviewed.getList("reviews")).isEqualTo(List.of(Map.of("revision", 1, "at", APR, "reviewDue", FAR, "note", "It stands")));
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getList("items")).isEmpty();

        JsonPath corrected = agreements.correct(id);
        assertThat(corrected.getString("reviewDue")).isEqualTo(MAR);
        assertThat(corrected.getList("reviews")).isEmpty();
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getInt("total.count")).isEqualTo(1);
    }

    @Test
    void anAmendmentMovesTheReviewAndBothAcceptThatToo() {
        String id = agreements.agreed(EXPECTATIONS + ", 'reviewDue': '%s'".formatted(MAR));
        agreements.done(id, "amend", "{'scope': 'More', 'at': '%s'}", APR);
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getInt("total.count")).as("what is offered does not move the review").isEqualTo(1);

        agreements.done(id, "amend", "{'reviewDue': '%s', 'at': '%s'}", FAR, APR);
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getList("items")).isEmpty();
        assertThat(ada.attention("ACCEPTANCE_MISSING").getString("items[0].recordId")).as("it waits for both instead").isEqualTo(id);
        agreements.done(id, "decline", "{'reason': 'No', 'at': '%s'}", JUN);
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getInt("total.count")).as("declined, the review is due again").isEqualTo(1);

        agreements.done(id, "amend", "{'reviewDue': '%s', 'at': '%s'}", FAR, JUN);
        agreements.accept(id, JUN);
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getList("items")).isEmpty();
        agreements.done(id, "end", "{'at': '%s'}", JUN);
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getList("items")).isEmpty();
    }

    @Test
    void whatAReviewSettledIsKeptByTheNextAmendment() {
        String id = agreements.agreed(EXPECTATIONS + ", 'reviewDue': '%s'".formatted(MAR));
        agreements.done(id, "reviewed", "{'at': '%s', 'reviewDue': '%s'}", JUN, FAR);
        agreements.done(id, "reviewed", "{'at': '%s', 'reviewDue': '%s'}", MAR, APR);
        assertThat(agreements.read(id).getString("reviewDue")).as("reported late, the earlier review settles nothing").isEqualTo(FAR);
        assertThat(agreements.done(id, "amend", "{'scope': 'More', 'at': '%s'}", JUN).getString("reviewDue")).isEqualTo(FAR);
    }

    @Test
    void aReviewLooksAheadAndAtTermsInForceOnly() {
        String id = agreements.offered(EXPECTATIONS);
        refused(agreements.attempt(id, "reviewed", "{'reviewDue': '%s'}", FAR), 409, "invalid-transition");
        agreements.accept(id, AGREED);
        refusedAt(agreements.attempt(id, "reviewed", "{'at': '%s', 'reviewDue': '%s'}", APR, APR), "/reviewDue");
        refusedAt(agreements.attempt(id, "reviewed", "{'at': '%s'}", APR), "/reviewDue");
        refusedAt(agreements.attempt(id, "reviewed", "{'at': '2099-01-01T00:00:00Z', 'reviewDue': '2099-02-01T00:00:00Z'}"), "/at");
        refused(agreements.attempt(id, "reviewed", "{'at': '%s', 'reviewDue': '%s'}", Agreements.OFFERED, FAR), 409, "invalid-transition");

        String expired = agreements.agreed(EXPECTATIONS + ", 'reviewDue': '%s', 'expiresAt': '%s'".formatted(MAR, APR));
        assertThat(ada.attention("EXPECTATIONS_REVIEW").getList("items")).as("what is not in force is not reviewed").isEmpty();
        refused(agreements.attempt(expired, "reviewed", "{'at': '%s', 'reviewDue': '%s'}", APR, FAR), 409, "invalid-transition");
        assertThat(agreements.done(expired, "reviewed", "{'at': '%s', 'reviewDue': '%s'}", MAR, FAR).getString("status")).as("reported late").isEqualTo("EXPIRED");
    }

    @Test
    void whatExpiresWaitsAFortnightBeforeAndAMonthAfter() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String soon = agreements.agreed(EXPECTATIONS + ", 'expiresAt': '" + now.plus(13, ChronoUnit.DAYS) + "'");
        String expired = agreements.agreed(EXPECTATIONS + ", 'expiresAt': '" + now.minus(29, ChronoUnit.DAYS) + "'");
        agreements.agreed(EXPECTATIONS + ", 'expiresAt': '" + now.plus(15, ChronoUnit.DAYS) + "'");
        agreements.agreed(EXPECTATIONS + ", 'expiresAt': '" + now.minus(31, ChronoUnit.DAYS) + "'");
        agreements.offered(EXPECTATIONS + ", 'expiresAt': '" + now.plus(13, ChronoUnit.DAYS) + "'");

        JsonPath waiting = ada.attention("AGREEMENT_EXPIRING");
        assertThat(waiting.getList("items.recordId")).containsExactly(expired, soon);
        assertThat(waiting.getList("items.since")).containsExactly(now.minus(29, ChronoUnit.DAYS).toString(), now.plus(13, ChronoUnit.DAYS).toString());
        assertThat(waiting.getList("items.facts.expired")).containsExactly("true", "false");
        assertThat(waiting.getList("items.party")).containsExactly("PROVIDER", "PROVIDER");
        assertThat(waiting.getString("items[1].resolvedBy")).isEqualTo("POST /v1/agreements/" + soon + "/amend");

        agreements.done(soon, "amend", "{'expiresAt': '%s'}", FAR);
        agreements.done(expired, "end", "{}");
        assertThat(ada.attention("AGREEMENT_EXPIRING").getList("items")).isEmpty();
        agreements.correct(soon);
        agreements.correct(expired);
        assertThat(ada.attention("AGREEMENT_EXPIRING").getList("items.recordId")).as("taken back, both wait again").containsExactly(expired, soon);
    }

    @Test
    void agreementsAreFoundByWhenTheyAreReviewedOrExpire() {
        String early = agreements.draft("'reviewDue': '%s', 'expiresAt': '%s'".formatted(MAR, JUN));
        String late = agreements.draft("'reviewDue': '%s', 'expiresAt': '%s'".formatted(APR, FAR));
        agreements.draft("'scope': 'Books'");

        assertThat(found("reviewDueBefore=" + APR)).containsExactly(early);
        assertThat(found("reviewDueBefore=" + JUN)).containsExactly(late, early);
        assertThat(found("expiresBefore=" + FAR)).containsExactly(early);
        refusedParameter(ada.api.get("/v1/agreements?expiresBefore=soon"), "expiresBefore");
    }

    private List<String> found(String filter) {
        return ada.api.read("/v1/agreements?" + filter).getList("items.id");
    }

    /** When the reply to a question is due by the terms in force. */
    private String question(String at) {
        return ada.record("communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'QUESTION', 'at': '%s'", at).getString("replyDueAt");
    }
}
