package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 44: a job well done is praised, and praise speaks for its giver")
class Practice44PraiseTest {

    private final ContactCase talk = new ContactCase();

    @Test
    void praiseSpeaksForItsGiverOnceInSevenDaysAndNeverForItsReceiver() {
        talk.said("CLIENT", "PRAISE", "PHONE", "2025-03-03T09:00:00Z");
        talk.said("CLIENT", "PRAISE", "PHONE", "2025-03-06T09:00:00Z");
        talk.assertStanding("CLIENT", "PRAISE", "r", .05);
        talk.said("CLIENT", "PRAISE", "PHONE", "2025-03-10T09:00:00Z");
        talk.assertStanding("CLIENT", "PRAISE", "r", .05, .05);
        talk.assertStanding("PROVIDER", "PRAISE", "r");
        assertThat(talk.ada.score("PROVIDER", "2025-03-10T09:00:00Z").getDouble("trust")).isEqualTo(.5);
        assertThat(talk.ada.score("CLIENT", "2025-03-10T09:00:00Z").getDouble("trust")).isGreaterThan(.5);
    }

    @Test
    void praiseGoesBothWays() {
        talk.said("PROVIDER", "PRAISE", "PHONE", "2025-03-03T09:00:00Z", ", 'summary': 'You paid within the hour. Thank you.'");
        talk.said("CLIENT", "PRAISE", "PHONE", "2025-03-04T09:00:00Z");
        talk.assertStanding("PROVIDER", "PRAISE", "r", .05);
        talk.assertStanding("CLIENT", "PRAISE", "r", .05);
        assertThat(talk.ada.api.read(ContactCase.COMMUNICATIONS + "?purpose=PRAISE&from=PROVIDER").getString("items[0].summary"))
                .isEqualTo("You paid within the hour. Thank you.");
    }

    @Test
    void praiseTakenBackMakesRoomForTheNext() {
        String first = talk.said("PROVIDER", "PRAISE", "PHONE", "2025-03-03T09:00:00Z");
        talk.said("PROVIDER", "PRAISE", "PHONE", "2025-03-06T09:00:00Z");
        talk.correct(first);
        talk.assertStanding("PROVIDER", "PRAISE", "r", .05);
    }
}
