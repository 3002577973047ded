package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 4: communicate often, especially early")
class Practice04CheckInsTest {

    private final ContactCase talk = new ContactCase();

    @Test
    void agreedCheckInsCountWhereMadeAndMoreWhereMissedEarly() {
        // Due on 13, 20 and 27 January and on 3, 10 February: the first thirty days end on 5 February.
        talk.agreed("'checkInEvery': 'P7D', 'expiresAt': '2025-02-12T09:00:00Z'", "2025-01-06T09:00:00Z");
        talk.said("PROVIDER", "CHECK_IN", "PHONE", "2025-01-10T09:00:00Z");
        talk.said("PROVIDER", "CHECK_IN", "CHAT", "2025-01-24T09:00:00Z");
        talk.said("PROVIDER", "CHECK_IN", "CHAT", "2025-01-25T09:00:00Z");
        talk.said("PROVIDER", "CHECK_IN", "CHAT", "2025-01-30T09:00:00Z");

        talk.assertStanding("PROVIDER", "CHECK_IN", "r", .15, .15, .15);
        talk.assertStanding("PROVIDER", "CHECK_IN_MISSED", "s", .75, .5);
        talk.assertStanding("CLIENT", "CHECK_IN", "r");
    }

    @Test
    void thePlanIsSeenWithItsEarlyPhase() {
        assertThat(talk.contact().getString("nextCheckInDue")).isNull();
        talk.agreed("'checkInEvery': 'P3650D'", "2025-01-06T09:00:00Z");
        JsonPath plan = talk.contact();
        assertThat(plan.getString("cadence")).isEqualTo("PT87600H");
        assertThat(plan.getString("nextCheckInDue")).isEqualTo("2035-01-04T09:00:00Z");
        assertThat(plan.getString("earlyPhaseUntil")).isEqualTo("2025-02-05T09:00:00Z");

        String made = talk.said("PROVIDER", "CHECK_IN", "PHONE", "2025-03-01T09:00:00Z");
        assertThat(talk.contact().getString("nextCheckInDue")).isEqualTo("2045-01-01T09:00:00Z");
        talk.correct(made);
        assertThat(talk.contact().getString("nextCheckInDue")).isEqualTo("2035-01-04T09:00:00Z");
    }

    @Test
    void oneThatAnAbsenceExcusesIsNotTheNext() {
        talk.agreed("'checkInEvery': 'P3650D'", "2025-01-06T09:00:00Z");
        talk.ada.record("disclosures", "'kind': 'ABSENCE', 'statement': 'A year off', 'disclosedAt': '2025-02-01T09:00:00Z', "
                + "'window': {'from': '2034-07-01T00:00:00Z', 'to': '2035-07-01T00:00:00Z'}");
        assertThat(talk.contact().getString("nextCheckInDue")).isEqualTo("2045-01-01T09:00:00Z");
    }

    @Test
    void aPlanThatIsOverAsksForNothing() {
        talk.agreed("'checkInEvery': 'P7D', 'expiresAt': '2025-02-12T09:00:00Z'", "2025-01-06T09:00:00Z");
        JsonPath over = talk.contact();
        assertThat(over.getString("cadence")).isNull();
        assertThat(over.getString("nextCheckInDue")).isNull();
        assertThat(over.getString("earlyPhaseUntil")).isNull();
    }
}
