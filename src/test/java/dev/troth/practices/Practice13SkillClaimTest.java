package dev.troth.practices;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Practice 13: claim no skill you lack")
class Practice13SkillClaimTest {

    private static final String SKILL = ", 'skill': {'name': 'Kotlin', 'level': 'EXPERT', 'proof': [{'title': 'Earlier work', 'link': 'https://example.org/apps'}]}";

    private final PracticeClient ada = new PracticeClient();

    @Test
    void aClaimIsMadeWithItsProof() {
        JsonPath promise = promise(SKILL);
        assertThat(promise.getList("skill.proof.title")).isEqualTo(List.of("Earlier work"));
        assertThat(promise.getList("allowed")).contains("falsify-skill");
    }

    @Test
    void aClaimFoundFalseAfterTheGraceWasConcealed() {
        String id = promise(SKILL).getString("id");
        JsonPath falsified = falsify(id, "'at': '2025-03-20T09:00:00Z', 'proof': [{'title': 'Review', 'kind': 'RECEIPT'}]");

        assertThat(falsified.getString("skillFalsifiedAt")).isEqualTo("2025-03-20T09:00:00Z");
        assertThat(falsified.getList("skillFalsification.proof.title")).isEqualTo(List.of("Review"));
        assertThat(falsified.getList("allowed")).doesNotContain("falsify-skill");
        assertThat(ada.line("PROVIDER", "CANDOR", "CONCEALED")).isEqualTo(List.of(0., 3.));
        JsonPath gap = ada.api.read("/v1/disclosures/" + falsified.getString("skillFalsification.disclosureId"));
        assertThat(gap.getString("kind")).isEqualTo("SKILL_GAP");
        assertThat(gap.getString("state")).isEqualTo("CONCEALED");
        assertThat(gap.getString("about.id")).isEqualTo(id);
        assertThat(gap.getString("awareAt")).isEqualTo("2025-03-01T09:00:00Z");
        assertThat(gap.getString("counterpartKnewAt")).isEqualTo("2025-03-20T09:00:00Z");
        assertThat(gap.getMap("$")).doesNotContainKey("disclosedAt");
        assertThat(ada.api.read("/v1/clients/" + ada.id() + "/timeline").getList("items.type")).contains("commitment.skill-falsified", "disclosure.recorded");
    }

    @Test
    void theSeverityOfTheLossMultipliesIt() {
        falsify(promise(SKILL).getString("id"), "'at': '2025-03-20T09:00:00Z', 'severity': 'MAJOR'");
        assertThat(ada.line("PROVIDER", "CANDOR", "CONCEALED")).isEqualTo(List.of(0., 6.));
    }

    @Test
    void foundFalseWithinTheGraceItIsReactive() {
        falsify(promise(SKILL).getString("id"), "'at': '2025-03-08T09:00:00Z'");
        assertThat(ada.line("PROVIDER", "CANDOR", "REACTIVE")).isEqualTo(List.of(0., .5));
        falsify(promise(SKILL).getString("id"), "'at': '2025-03-08T09:00:01Z'");
        assertThat(ada.line("PROVIDER", "CANDOR", "CONCEALED")).isEqualTo(List.of(0., 3.));
    }

    @Test
    void aClaimKnownToBeFalseIsADeception() {
        falsify(promise(SKILL).getString("id"), "'at': '2025-03-02T09:00:00Z', 'knownToBeFalse': true");
        assertThat(ada.line("PROVIDER", "CANDOR", "DECEPTION")).isEqualTo(List.of(0., 5.));
    }

    @Test
    void aClaimIsProvenFalseOnceAndOnlyWhereOneWasMade() {
        String id = promise(SKILL).getString("id");
        refusedAt(ada.api.post("/v1/commitments/" + id + "/falsify-skill", "{'at': '2025-02-28T09:00:00Z'}"), "/at");
        falsify(id, "'at': '2025-03-20T09:00:00Z'");
        refused(ada.api.post("/v1/commitments/" + id + "/falsify-skill", "{'at': '2025-03-21T09:00:00Z'}"), 409, "invalid-transition");
        refused(ada.api.post("/v1/commitments/" + promise("").getString("id") + "/falsify-skill", "{}"), 409, "invalid-transition");
    }

    @Test
    void takenBackItTakesTheGapWithIt() {
        String id = promise(SKILL).getString("id");
        String gap = falsify(id, "'at': '2025-03-20T09:00:00Z'").getString("skillFalsification.disclosureId");
        JsonPath corrected = ada.api.done("/v1/commitments/" + id + "/correct", "{'reason': 'It was another promise'}");

        assertThat(corrected.getMap("$")).doesNotContainKeys("skillFalsifiedAt", "skillFalsification", "retractedAt");
        assertThat(ada.api.read("/v1/disclosures/" + gap).getString("retractedAt")).isNotNull();
        assertThat(ada.score("PROVIDER", "2025-03-21T09:00:00Z").getDouble("dimensions.find { it.dimension == 'CANDOR' }.against")).isZero();
    }

    private JsonPath promise(String skill) {
        return ada.record("commitments", "'title': 'An app', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2099-03-11T09:00:00Z'" + skill);
    }

    private JsonPath falsify(String id, String json) {
        return ada.api.done("/v1/commitments/" + id + "/falsify-skill", "{" + json + "}");
    }
}
