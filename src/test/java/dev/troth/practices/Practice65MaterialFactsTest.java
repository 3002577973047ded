package dev.troth.practices;

import static dev.troth.practices.Agreements.EXPECTATIONS;
import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 65: who does not know to ask is told all the same")
class Practice65MaterialFactsTest {

    private static final String JAN = "2025-01-01T09:00:00Z";
    private static final String MAR = "2025-03-01T09:00:00Z";
    private static final String LEAVING = "{'question': 'What does it cost to leave early?', 'answer': 'Three monthly fees', 'answeredAt': '" + JAN + "'}";

    private final PracticeClient ada = new PracticeClient();
    private final Agreements agreements = new Agreements(ada);

    @Test
    void nothingIsOfferedWhileAQuestionSheDidNotAskHasNoAnswer() {
        String id = agreements.draft(EXPECTATIONS + ", 'materialFacts': [{'question': 'Is there a minimum?'}, " + LEAVING + ", {'question': 'Who owns the files?', 'answer': ' '}]");

        JsonPath problem = refused(agreements.attempt(id, "offer", "{'at': '%s'}", JAN), 409, "material-facts-unanswered");
        assertThat(problem.getList("unanswered")).containsExactly("Is there a minimum?", "Who owns the files?");
        assertThat(agreements.read(id).getString("status")).isEqualTo("DRAFT");

        agreements.patch(id, "{'materialFacts': [{'question': 'Is there a minimum?', 'answer': 'Yes, 25 euro a month'}, " + LEAVING
                + ", {'question': 'Who owns the files?', 'answer': 'You do'}]}").then().statusCode(200);
        JsonPath offered = agreements.done(id, "offer", "{'at': '%s'}", JAN);
        assertThat(offered.getString("status")).isEqualTo("OFFERED");
        assertThat(offered.getList("materialFacts.answer")).containsExactly("Yes, 25 euro a month", "Three monthly fees", "You do");
        assertThat(offered.getString("materialFacts[1].answeredAt")).isEqualTo(JAN);
    }

    @Test
    void anAmendmentIsAnOfferTooAndKeepsWhatWasAnswered() {
        String id = agreements.agreed(EXPECTATIONS + ", 'materialFacts': [" + LEAVING + "]");
        assertThat(agreements.done(id, "amend", "{'scope': 'More', 'at': '%s'}", MAR).getList("materialFacts.question"))
                .isEqualTo(List.of("What does it cost to leave early?"));

        JsonPath problem = refused(agreements.attempt(id, "amend", "{'materialFacts': [%s, {'question': 'Is there a minimum?'}], 'at': '%s'}", LEAVING, MAR), 409,
                "material-facts-unanswered");
        assertThat(problem.getList("unanswered")).containsExactly("Is there a minimum?");
        JsonPath amended = agreements.done(id, "amend", "{'materialFacts': [{'question': 'Is there a minimum?', 'answer': 'No'}], 'at': '%s'}", MAR);
        assertThat(amended.getList("materialFacts.answer")).containsExactly("No");
        assertThat(amended.getList("formerRevisions[0].terms.materialFacts.answer")).containsExactly("Three monthly fees");
    }

    @Test
    void offeredItsFactsAreAmendedNotEdited() {
        String id = agreements.offered("'materialFacts': [" + LEAVING + "]");
        refused(agreements.patch(id, "{'materialFacts': []}"), 409, "invalid-transition");
    }

    @Test
    void aFactHasAQuestionAndAnAnswerBeforeItIsAnswered() {
        refusedAt(ada.attempt("agreements", "'title': 'x', 'materialFacts': [{'question': ' '}]"), "/materialFacts/0/question");
        refusedAt(ada.attempt("agreements", "'title': 'x', 'materialFacts': [{'question': 'x', 'answeredAt': '2025-01-01T09:00:00Z'}]"), "/materialFacts/0/answeredAt");
        refusedAt(ada.attempt("agreements", "'title': 'x', 'materialFacts': [{'question': 'x', 'answer': 'y', 'answeredAt': '2099-01-01T09:00:00Z'}]"),
                "/materialFacts/0/answeredAt");
    }
}
