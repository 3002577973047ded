package dev.troth.practices;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 10: decline with recommendations")
class Practice10ReferralTest {

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aRefusalThatNamesSomeoneElseIsResponsibleToo() {
        JsonPath declined = declined(", 'referrals': [{'name': 'Bo Lindqvist', 'contact': 'bo@example.org'}]");

        assertThat(declined.getList("refused.referrals.name")).isEqualTo(List.of("Bo Lindqvist"));
        assertThat(ada.line("PROVIDER", "CANDOR", "REQUEST_DECLINED")).isEqualTo(List.of(.25, 0.));
        assertThat(ada.line("PROVIDER", "RESPONSIBILITY", "REQUEST_DECLINED")).isEqualTo(List.of(.1, 0.));
    }

    @Test
    void oneThatNamesNobodyIsCandidOnly() {
        declined("");
        assertThat(ada.lines("PROVIDER", "CANDOR", "REQUEST_DECLINED")).hasSize(1);
        assertThat(ada.lines("PROVIDER", "RESPONSIBILITY", "REQUEST_DECLINED")).isEmpty();
    }

    private JsonPath declined(String more) {
        String id = ada.record("commitments", "'title': 'A website', 'requestedAt': '2025-03-03T09:00:00Z'").getString("id");
        return ada.api.done("/v1/commitments/" + id + "/decline", "{'reason': 'Not our field', 'at': '2025-03-03T10:00:00Z'" + more + "}");
    }
}
