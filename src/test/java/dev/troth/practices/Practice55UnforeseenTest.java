package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 55: do not plead unforeseen circumstances")
class Practice55UnforeseenTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aCauseFromOutsideChangesNoNumber() {
        Mishap outside = Mishap.of(ada, ", 'cause': {'key': 'storm', 'category': 'EXTERNAL'}");
        Mishap inside = Mishap.of(ada, ", 'cause': {'key': 'backup', 'category': 'PROCESS'}");
        assertThat(outside.open("PROVIDER", "RESPONSIBILITY")).isEqualTo(inside.open("PROVIDER", "RESPONSIBILITY")).isEqualTo(List.of(0., 1.));
        assertThat(outside.open("PROVIDER", "RELIABILITY")).isEqualTo(inside.open("PROVIDER", "RELIABILITY")).isEqualTo(List.of(0., .5));

        for (Mishap mishap : List.of(outside, inside)) {
            mishap.done("apologise", "{}");
            mishap.done("fix", "{'fixedAt': '2025-03-15T00:00:00Z'}");
        }
        assertThat(outside.open("PROVIDER", "RESPONSIBILITY")).isEqualTo(inside.open("PROVIDER", "RESPONSIBILITY"));
        exactly(outside.open("PROVIDER", "RESPONSIBILITY"), .25 * .275, .725);
    }

    @Test
    void itStillCallsForAnApologyAndARemedy() {
        Mishap storm = Mishap.of(ada, ", 'cause': {'key': 'storm', 'category': 'EXTERNAL'}");
        assertThat(storm.recorded().getList("stillOwed")).isEqualTo(List.of("own", "apologise", "remedy", "fix", "restitute", "learn", "practice"));

        assertThat(storm.done("own", "{'ownership': 'OWNED'}").getList("stillOwed")).doesNotContain("own");
        assertThat(storm.done("apologise", "{}").getList("stillOwed")).doesNotContain("apologise");
        assertThat(storm.done("remedy", "{'action': 'A generator'}").getList("stillOwed")).contains("remedy");
        assertThat(storm.done("remedy", "{'action': 'A generator', 'doneAt': '2025-03-13T00:00:00Z'}").getList("stillOwed")).doesNotContain("remedy");
        assertThat(storm.done("fix", "{}").getList("stillOwed")).isEqualTo(List.of("restitute", "learn", "practice"));
        assertThat(storm.done("restitute", "{'type': 'NONE_DUE'}").getList("stillOwed")).isEqualTo(List.of("learn", "practice"));
        assertThat(storm.done("learn", "{'lesson': 'Storms come'}").getList("stillOwed")).isEqualTo(List.of("practice"));
        assertThat(storm.done("learn", "{'lesson': 'Storms come', 'practiceId': '%s'}", storm.practice()).getList("stillOwed")).isEmpty();
    }

    @Test
    void whatIsClosedOrTakenBackOwesNothing() {
        Mishap closed = Mishap.of(ada, "");
        assertThat(closed.closed().getList("stillOwed")).isEmpty();
        assertThat(Mishap.of(ada, "").done("correct", "{'reason': 'It never happened'}").getList("stillOwed")).isEmpty();
    }
}
