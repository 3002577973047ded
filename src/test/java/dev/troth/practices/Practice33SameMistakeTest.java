package dev.troth.practices;

import static dev.troth.practices.Mishap.exactly;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Practice 33: avoid the same mistake again")
class Practice33SameMistakeTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void eachRepetitionWeighsHalfAsMuchAgainUpToThree() {
        for (int k = 0; k <= 4; k++) {
            Mishap mishap = late("2025-0" + (k + 1) + "-01T00:00:00Z");
            int counted = Math.min(3, k);
            assertThat(mishap.recorded().getInt("recurrence")).isEqualTo(counted);
            exactly(mishap.open("PROVIDER", "RESPONSIBILITY"), 0, 1 + .5 * counted);
            exactly(mishap.open("PROVIDER", "RELIABILITY"), 0, .5);
        }
        assertThat(ada.api.read("/v1/incidents?causeKey=late").getInt("total.count")).isEqualTo(5);
        assertThat(ada.api.read("/v1/incidents?causeKey=late&repeats=true&sort=detectedAt").getList("items.recurrence", Integer.class)).isEqualTo(List.of(1, 2, 3, 3));
        assertThat(ada.api.read("/v1/incidents?causeKey=late&repeats=false").getList("items.recurrence", Integer.class)).isEqualTo(List.of(0));
        refusedParameter(ada.api.get("/v1/incidents?repeats=often"), "repeats");
    }

    @ParameterizedTest(name = "a year later, at {0}: k = {1}")
    @CsvSource({"2026-02-01T00:00:00Z, 1", "2026-02-01T00:00:01Z, 0"})
    void whatIsOlderThanAYearIsForgotten(String detectedAt, int k) {
        late("2025-02-01T00:00:00Z");
        assertThat(late(detectedAt).recorded().getInt("recurrence")).isEqualTo(k);
    }

    @Test
    void whatIsRecordedChangedOrTakenBackLaterIsCountedAnew() {
        Mishap last = late("2025-03-01T00:00:00Z");
        assertThat(last.recorded().getInt("version")).isZero();
        Mishap earlier = late("2025-02-01T00:00:00Z");
        assertThat(last.read().getInt("recurrence")).isEqualTo(1);
        assertThat(last.read().getInt("version")).as("what is seen has changed").isEqualTo(1);
        exactly(last.open("PROVIDER", "RESPONSIBILITY"), 0, 1.5);

        ada.api.patch("*", earlier.path(), "{'cause': {'key': 'other'}}").then().statusCode(200);
        assertThat(last.read().getInt("recurrence")).isZero();
        exactly(last.open("PROVIDER", "RESPONSIBILITY"), 0, 1);
        ada.api.patch("*", earlier.path(), "{'cause': {'key': 'late'}}").then().statusCode(200);
        assertThat(last.read().getInt("recurrence")).isEqualTo(1);
        ada.api.patch("*", last.path(), "{'cause': null}").then().statusCode(200);
        assertThat(last.read().getInt("recurrence")).isZero();
        ada.api.patch("*", last.path(), "{'cause': {'key': 'late'}}").then().statusCode(200);
        assertThat(last.read().getInt("recurrence")).isEqualTo(1);
        earlier.done("correct", "{'reason': 'Wrong client'}");
        assertThat(last.read().getInt("recurrence")).isZero();
        exactly(last.open("PROVIDER", "RESPONSIBILITY"), 0, 1);
    }

    @Test
    void theMistakesOfTheOtherPartyAndOtherCausesDoNotCount() {
        Mishap.of(ada, ", 'detectedAt': '2025-02-01T00:00:00Z', 'cause': {'key': 'late'}, 'accountable': 'CLIENT'");
        Mishap.of(ada, ", 'detectedAt': '2025-02-02T00:00:00Z', 'cause': {'key': 'rude'}");
        assertThat(late("2025-03-01T00:00:00Z").recorded().getInt("recurrence")).isZero();
    }

    private Mishap late(String detectedAt) {
        return Mishap.of(ada, ", 'detectedAt': '%s', 'cause': {'key': 'late'}", detectedAt);
    }
}
