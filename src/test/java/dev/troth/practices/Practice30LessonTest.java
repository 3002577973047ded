package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 30: each mishap leaves a lesson and a solution")
class Practice30LessonTest {

    private final PracticeClient ada = new PracticeClient();
    private Mishap mishap;

    @BeforeEach
    void fixed() {
        mishap = Mishap.of(ada, "");
        mishap.done("fix", "{'fixedAt': '%s'}", Mishap.DETECTED);
    }

    @Test
    void itIsClosedOnItsLessonAndThePracticeAdoptedFromIt() {
        refused(mishap.attempt("close", "{}"), 409, "lesson-missing");
        assertThat(mishap.done("learn", "{'lesson': 'Done means seen'}").getDouble("handling")).isCloseTo(.35, PracticeClient.exactly());
        JsonPath missing = refused(mishap.attempt("close", "{}"), 409, "practice-missing");
        assertThat(missing.getString("state")).isEqualTo("FIXED");
        assertThat(missing.getList("allowed")).contains("learn", "close");
        JsonPath learnt = mishap.done("learn", "{'lesson': 'Done means seen', 'practiceId': '%s'}", mishap.practice());
        assertThat(learnt.getDouble("handling")).isCloseTo(.5, PracticeClient.exactly());

        assertThat(mishap.done("close", "{}").getString("status")).isEqualTo("CLOSED");
        exactly(ada.line("PROVIDER", "RESPONSIBILITY", "INCIDENT"), .25 * .5, .5);
    }

    @Test
    void aPracticeThatIsInUseNoMoreWasNotAdopted() {
        String practice = mishap.practice();
        ada.api.done("/v1/practices/" + practice + "/retire", "{}");
        refusedAt(mishap.attempt("learn", "{'lesson': 'Done means seen', 'practiceId': '%s'}", practice), "/practiceId");
        assertThat(mishap.read().getMap("$")).doesNotContainKeys("lesson", "practiceId");
    }

    @Test
    void aWaiverSaysWhyNoPracticeIsNeededAndEarnsNothing() {
        JsonPath learnt = mishap.done("learn", "{'lesson': 'Look twice', 'waiver': 'The newsletter has ended', 'at': '2025-03-13T00:00:00Z'}");
        assertThat(learnt.<String, String>getMap("waiver")).isEqualTo(Map.of("reason", "The newsletter has ended", "at", "2025-03-13T00:00:00Z"));
        assertThat(learnt.getDouble("handling")).isCloseTo(.35, PracticeClient.exactly());

        assertThat(mishap.done("close", "{}").getString("waiver.reason")).isEqualTo("The newsletter has ended");
        exactly(ada.line("PROVIDER", "RESPONSIBILITY", "INCIDENT"), .25 * .35, .65);
    }

    @Test
    void aWaiverOnCloseStandsInForTheLessonToo() {
        JsonPath closed = mishap.done("close", "{'at': '2025-03-14T00:00:00Z', 'note': 'Nothing came of it', 'waiver': 'The supplier has closed its business'}");

        assertThat(closed.getString("status")).isEqualTo("CLOSED");
        assertThat(closed.<String, String>getMap("waiver")).isEqualTo(Map.of("reason", "The supplier has closed its business", "at", "2025-03-14T00:00:00Z"));
        exactly(ada.line("PROVIDER", "RESPONSIBILITY", "INCIDENT"), .25 * .25, .75);
        assertThat(mishap.done("correct", "{'reason': 'Too soon'}").<Object>get("waiver")).isNull();
    }

    @Test
    void aWaiverIsOutOfPlaceWhereNothingIsMissing() {
        String practice = mishap.practice();
        refusedAt(mishap.attempt("learn", "{'lesson': 'Done means seen', 'practiceId': '%s', 'waiver': 'None'}", practice), "/waiver");
        refusedAt(mishap.attempt("learn", "{'lesson': 'Done means seen', 'waiver': ' '}"), "/waiver");
        mishap.done("learn", "{'lesson': 'Done means seen', 'waiver': 'None needed'}");
        refusedAt(mishap.attempt("close", "{'waiver': 'None needed'}"), "/waiver");
        assertThat(mishap.done("learn", "{'lesson': 'Done means seen', 'practiceId': '%s'}", practice).<Object>get("waiver")).isNull();
        refused(mishap.attempt("learn", "{'lesson': 'Done means seen', 'waiver': 'None needed'}"), 409, "invalid-transition");
    }

    @Test
    void whatIsFixedAndNotLearntFromWaits() {
        JsonPath waiting = ada.attention("LESSON_MISSING");
        assertThat(waiting.getInt("total.count")).isEqualTo(1);
        assertThat(waiting.getString("items[0].recordId")).isEqualTo(mishap.id());
        assertThat(waiting.getString("items[0].since")).isEqualTo(Mishap.DETECTED);
        assertThat(waiting.getString("items[0].facts.missing")).isEqualTo("lesson, practice");
        assertThat(waiting.getString("items[0].resolvedBy")).isEqualTo("POST " + mishap.path() + "/learn");

        mishap.done("learn", "{'lesson': 'Done means seen'}");
        assertThat(ada.attention("LESSON_MISSING").getString("items[0].facts.missing")).isEqualTo("practice");
        String practice = mishap.practice();
        mishap.done("learn", "{'lesson': 'Done means seen', 'practiceId': '%s'}", practice);
        assertThat(ada.attention("LESSON_MISSING").getList("items")).isEmpty();

        ada.api.done("/v1/practices/" + practice + "/correct", "{'reason': 'Never agreed'}");
        assertThat(ada.attention("LESSON_MISSING").getString("items[0].facts.missing")).isEqualTo("practice");
        mishap.done("close", "{'waiver': 'Overtaken by events'}");
        assertThat(ada.attention("LESSON_MISSING").getList("items")).isEmpty();
    }

    @Test
    void whatIsStillBrokenIsToBeFixedFirst() {
        Mishap.of(new PracticeClient(), "");
        Mishap open = Mishap.of(ada, "");
        assertThat(ada.attention("LESSON_MISSING").getList("items.recordId")).isEqualTo(List.of(mishap.id()));
        open.done("learn", "{'lesson': 'Look twice', 'waiver': 'None needed'}");
        refused(open.attempt("close", "{}"), 409, "invalid-transition");
    }
}
