package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 43: first names, and talk that is not about work")
class Practice43FirstNamesTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aClientIsCalledAsTheyWantToBe() {
        JsonPath formal = ada.api.created("/v1/clients", "{'name': 'Dr. Ada Okafor'}");
        assertThat(formal.getString("displayName")).isEqualTo("Dr. Ada Okafor");

        JsonPath close = ada.api.patch("\"0\"", "/v1/clients/" + formal.getString("id"),
                "{'preferredName': 'Ada', 'rapport': 'Rows at dawn; her son has started school'}").then().statusCode(200).extract().jsonPath();
        assertThat(close.getString("displayName")).isEqualTo("Ada");
        assertThat(close.getString("name")).isEqualTo("Dr. Ada Okafor");
        assertThat(close.getString("rapport")).isEqualTo("Rows at dawn; her son has started school");
        assertThat(ada.api.trust(formal.getString("id"), "PROVIDER", "2025-06-01T00:00:00Z")).isEqualTo(.5);

        JsonPath again = ada.api.patch("\"1\"", "/v1/clients/" + formal.getString("id"), "{'preferredName': null, 'rapport': null}")
                .then().statusCode(200).extract().jsonPath();
        assertThat(again.getString("displayName")).isEqualTo("Dr. Ada Okafor");
        assertThat(again.getString("rapport")).isNull();
    }

    @Test
    void clientsAreFoundByTheirTags() {
        String both = ada.api.created("/v1/clients", "{'name': 'Bo', 'tags': ['rowing', 'vip', 'vip']}").getString("id");
        String one = ada.api.created("/v1/clients", "{'name': 'Cy', 'tags': ['rowing']}").getString("id");
        ada.api.created("/v1/clients", "{'name': 'Di'}");

        assertThat(tagged("rowing")).containsExactlyInAnyOrder(both, one);
        assertThat(tagged("vip,chess")).containsExactly(both);
        ada.api.patch("\"0\"", "/v1/clients/" + both, "{'tags': ['chess']}").then().statusCode(200);
        assertThat(tagged("rowing")).containsExactly(one);
        assertThat(tagged("chess")).containsExactly(both);
    }

    private List<String> tagged(String tags) {
        JsonPath found = ada.api.read("/v1/clients?tag=" + tags);
        List<String> ids = found.getList("items.id");
        assertThat(found.getInt("total.count")).isEqualTo(ids.size());
        return ids;
    }
}
