package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Refusals;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 6: a problem or a question is talked about, not mailed")
class Practice06PhoneNotEmailTest {

    private final ContactCase talk = new ContactCase();

    @Test
    void aProblemOrAQuestionByMailIsWarnedOfAndFound() {
        String problem = talk.said("CLIENT", "PROBLEM", "EMAIL", "2025-03-03T09:00:00Z");
        String question = talk.said("PROVIDER", "QUESTION", "EMAIL", "2025-03-04T09:00:00Z");
        String talked = talk.said("CLIENT", "PROBLEM", "PHONE", "2025-03-05T09:00:00Z");
        String update = talk.said("PROVIDER", "UPDATE", "EMAIL", "2025-03-06T09:00:00Z");
        assertThat(found("true")).isEqualTo(List.of(question, problem));
        assertThat(found("false")).isEqualTo(List.of(update, talked));
        assertThat(talk.ada.api.read(ContactCase.COMMUNICATIONS + "/" + problem).getBoolean("channelMismatch")).isTrue();
        Refusals.refusedParameter(talk.ada.api.get(ContactCase.COMMUNICATIONS + "?channelMismatch=maybe"), "channelMismatch");
    }

    @Test
    void aProblemAnsweredByMailOnlyEarnsHalfUntilSomebodyCalls() {
        String problem = talk.said("CLIENT", "PROBLEM", "PHONE", "2025-03-03T09:00:00Z");
        talk.replied(problem, "PROVIDER", "EMAIL", "2025-03-03T21:00:00Z");
        // x = 12 h of 24: .25 · (1 − .4 · .5) = .2, halved
        talk.assertStanding("PROVIDER", "REPLY", "r", .1);
        String call = talk.replied(problem, "PROVIDER", "PHONE", "2025-03-05T09:00:00Z");
        talk.assertStanding("PROVIDER", "REPLY", "r", .2);
        talk.correct(call);
        talk.assertStanding("PROVIDER", "REPLY", "r", .1);
    }

    @Test
    void aQuestionAnsweredByMailEarnsAllOfIt() {
        talk.replied(talk.said("CLIENT", "QUESTION", "PHONE", "2025-03-03T09:00:00Z"), "PROVIDER", "EMAIL", "2025-03-03T21:00:00Z");
        talk.assertStanding("PROVIDER", "REPLY", "r", .2);
    }

    private List<String> found(String mismatch) {
        return talk.ada.api.read(ContactCase.COMMUNICATIONS + "?channelMismatch=" + mismatch).getList("items.id");
    }
}
