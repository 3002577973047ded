package dev.troth.practices;

import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 45: who cares knows what the other needs and is bound by")
class Practice45NeedsTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void needsAndConstraintsAreKeptAndShown() {
        JsonPath client = ada.api.created("/v1/clients", "{'name': 'Ada', 'needs': [{'text': 'A summary she can read on the train'}, "
                + "{'kind': 'CONSTRAINT', 'text': 'No calls before nine', 'since': '2025-01-01T00:00:00Z'}]}");
        assertThat(client.getList("needs.kind")).isEqualTo(List.of("NEED", "CONSTRAINT"));
        assertThat(client.getList("needs.text")).isEqualTo(List.of("A summary she can read on the train", "No calls before nine"));
        assertThat(client.getString("needs[1].since")).isEqualTo("2025-01-01T00:00:00Z");

        String path = "/v1/clients/" + client.getString("id");
        JsonPath changed = ada.api.patch("\"0\"", path, "{'needs': [{'text': 'A summary'}]}").then().statusCode(200).extract().jsonPath();
        assertThat(changed.getList("needs.text")).isEqualTo(List.of("A summary"));
        assertThat(ada.api.read(path + "/timeline").getList("items.type")).contains("client.edited");
        assertThat(ada.api.trust(client.getString("id"), "PROVIDER", "2025-06-01T00:00:00Z")).isEqualTo(.5);
    }

    @Test
    void aNeedSaysWhatItIs() {
        refusedAt(ada.api.post("/v1/clients", "{'name': 'Ada', 'needs': [{'text': ' '}]}"), "/needs/0/text");
        refusedAt(ada.api.post("/v1/clients", "{'name': 'Ada', 'needs': [{'text': 'Rest', 'since': '2099-01-01T00:00:00Z'}]}"), "/needs/0/since");
    }
}
