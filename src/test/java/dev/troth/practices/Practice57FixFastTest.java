package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 57: I'm sorry, I'm on it, and fix it fast")
class Practice57FixFastTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void bothClocksAreReported() {
        Mishap mishap = Mishap.of(ada, "");
        assertThat(mishap.recorded().<Object>get("acknowledgedAfter")).isNull();
        assertThat(mishap.recorded().<Object>get("fixedAfter")).isNull();

        assertThat(mishap.done("acknowledge", "{'at': '2025-03-12T00:20:00.900Z'}").getString("acknowledgedAfter")).isEqualTo("PT20M");
        assertThat(mishap.done("fix", "{'fixedAt': '2025-03-14T06:00:01Z'}").getString("fixedAfter")).isEqualTo("PT54H1S");
        assertThat(mishap.read().getString("acknowledgedAfter")).isEqualTo("PT20M");
        assertThat(mishap.done("correct", "{'reason': 'Not fixed yet'}").<Object>get("fixedAfter")).isNull();
    }

    @Test
    void whatWasFixedBeforeAnybodyNoticedTookNoTime() {
        assertThat(Mishap.of(ada, "").done("fix", "{'fixedAt': '2025-03-11T00:00:00Z'}").getString("fixedAfter")).isEqualTo("PT0S");
    }

    @Test
    void theApologyIsWorthMoreWithTheFix() {
        Mishap mishap = Mishap.of(ada, "");
        mishap.done("apologise", "{'at': '2025-03-12T00:20:00Z', 'text': 'I am sorry. I am on it.'}");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), .25 * .15, .85);
        mishap.done("fix", "{'fixedAt': '2025-03-15T00:00:00Z'}");
        exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), .25 * .275, .725);
    }
}
