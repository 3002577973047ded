package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Refusals;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 5: ongoing contact prevents misunderstanding, and silence is seen")
class Practice05OngoingContactTest {

    private final ContactCase talk = new ContactCase();

    @Test
    void theLastContactOfEachSideIsSeen() {
        assertThat(talk.contact().getString("lastFromProvider")).isNull();
        talk.said("CLIENT", "UPDATE", "CHAT", "2025-03-05T09:00:00Z");
        talk.said("CLIENT", "UPDATE", "CHAT", "2025-03-01T09:00:00Z");
        String latest = talk.said("PROVIDER", "UPDATE", "PHONE", "2025-03-07T09:00:00Z");
        talk.said("PROVIDER", "UPDATE", "PHONE", "2025-03-06T09:00:00Z");
        assertThat(talk.contact().getString("lastFromClient")).isEqualTo("2025-03-05T09:00:00Z");
        assertThat(talk.contact().getString("lastFromProvider")).isEqualTo("2025-03-07T09:00:00Z");
        talk.correct(latest);
        assertThat(talk.contact().getString("lastFromProvider")).isEqualTo("2025-03-06T09:00:00Z");
        Refusals.refused(talk.ada.api.get("/v1/clients/" + UUID.randomUUID() + "/contact"), 404, "not-found");
    }

    @Test
    void silenceMattersWhileTheRelationshipIsThereToBeKept() {
        talk.change("{'startedAt': '2025-01-01T09:00:00Z'}");
        assertThat(talk.ada.attention("SILENCE").getList("items")).as("a prospect").isEmpty();
        talk.move("ONBOARDING");
        assertThat(talk.ada.attention("SILENCE").getString("items[0].since")).as("in its first days").isEqualTo("2025-01-31T09:00:00Z");
        assertThat(talk.contact().getString("silentSince")).isEqualTo("2025-01-31T09:00:00Z");
        talk.move("ACTIVE");
        assertThat(talk.ada.attention("SILENCE").getString("items[0].since")).isEqualTo("2025-01-31T09:00:00Z");
        talk.move("AT_RISK");
        assertThat(talk.ada.attention("SILENCE").getList("items")).hasSize(1);
        talk.move("ENDED");
        assertThat(talk.ada.attention("SILENCE").getList("items")).isEmpty();
        assertThat(talk.contact().getString("silentSince")).isNull();
    }

    @Test
    void silenceWaitsInAttentionUntilSomebodySpeaks() {
        talk.move("ACTIVE");
        talk.said("CLIENT", "UPDATE", "CHAT", "2025-03-01T09:00:00Z");
        talk.said("PROVIDER", "UPDATE", "CHAT", "2025-03-05T09:00:00Z");
        JsonPath silence = talk.ada.attention("SILENCE");
        assertThat(silence.getInt("total.count")).isEqualTo(1);
        assertThat(silence.getString("items[0].recordType")).isEqualTo("CLIENT");
        assertThat(silence.getString("items[0].recordId")).isEqualTo(talk.ada.id());
        assertThat(silence.getString("items[0].party")).isEqualTo("PROVIDER");
        assertThat(silence.getString("items[0].since")).isEqualTo("2025-04-04T09:00:00Z");
        assertThat(silence.getString("items[0].facts.cadence")).isEqualTo("PT720H");
        assertThat(silence.getString("items[0].facts.lastFromClient")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(silence.getString("items[0].facts.lastFromProvider")).isEqualTo("2025-03-05T09:00:00Z");
        assertThat(silence.getString("items[0].resolvedBy")).isEqualTo("POST /v1/communications");
        assertThat(talk.contact().getString("silentSince")).isEqualTo("2025-04-04T09:00:00Z");
        assertThat(talk.ada.api.read("/v1/attention?kind=SILENCE&party=CLIENT&clientId=" + talk.ada.id()).getList("items")).isEmpty();

        String now = talk.ada.api.read("/v1/clients/" + talk.ada.id()).getString("updatedAt");
        String call = talk.said("PROVIDER", "UPDATE", "PHONE", now);
        assertThat(talk.ada.attention("SILENCE").getList("items")).isEmpty();
        assertThat(talk.contact().getString("silentSince")).isNull();
        talk.correct(call);
        assertThat(talk.ada.attention("SILENCE").getString("items[0].since")).isEqualTo("2025-04-04T09:00:00Z");
    }

    @Test
    void theCadenceAgreedDecides() {
        talk.move("ACTIVE");
        talk.said("CLIENT", "UPDATE", "CHAT", "2025-03-01T09:00:00Z");
        String agreement = talk.agreed("'checkInEvery': 'P7D'", "2025-02-01T09:00:00Z");
        JsonPath silence = talk.ada.attention("SILENCE");
        assertThat(silence.getString("items[0].since")).isEqualTo("2025-03-08T09:00:00Z");
        assertThat(silence.getString("items[0].facts.cadence")).isEqualTo("PT168H");
        assertThat(talk.contact().getString("cadence")).isEqualTo("PT168H");

        talk.ada.api.done("/v1/agreements/" + agreement + "/end", "{'at': '2025-03-02T09:00:00Z'}");
        assertThat(talk.ada.attention("SILENCE").getString("items[0].since")).isEqualTo("2025-03-31T09:00:00Z");
        assertThat(talk.contact().getString("cadence")).isNull();
    }

    @Test
    void businessHoursDoNotStretchIt() {
        talk.change("{'businessHours': {}}");
        talk.move("ACTIVE");
        talk.said("CLIENT", "UPDATE", "CHAT", "2025-03-01T09:00:00Z");
        assertThat(talk.ada.attention("SILENCE").getString("items[0].since")).isEqualTo("2025-03-31T09:00:00Z");
    }
}
