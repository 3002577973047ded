package dev.troth.client;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("A client who is recorded already is not recorded again by mistake")
class DuplicateTest {

    private static final String PATH = "/v1/clients";
    private static final String EMAIL = "'email': 'ada@okafor.example'";

    private final Api api = Api.ofFreshTenant();

    @Test
    void theSameAddressIsRefusedWithWhoItMayBe() {
        String ada = api.created(PATH, "{'name': 'Dr. Ada Okafor', 'externalRef': 'crm-1', " + EMAIL + ", 'phone': '+49 30 1234567'}").getString("id");
        JsonPath problem = refused(api.post(PATH, "{'name': 'A. Okafor', 'email': 'ADA@Okafor.EXAMPLE'}"), 409, "possible-duplicate");
        assertThat(problem.getString("detail")).contains("allowDuplicate=true");
        assertThat(problem.getList("candidates.id")).isEqualTo(List.of(ada));
        assertThat(problem.getList("candidates.name")).isEqualTo(List.of("Dr. Ada Okafor"));
        assertThat(problem.getList("candidates.externalRef")).isEqualTo(List.of("crm-1"));
        assertThat(problem.getList("candidates[0].matchedOn")).isEqualTo(List.of("EMAIL"));
        assertThat(api.read(PATH).getInt("total.count")).as("nothing was stored").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0049 30 1234567", "+49/30-123 45 67", "4930 1234567", "+49 (0)30 1234567"})
    void theSameNumberInAnotherSpellingIsTheSame(String number) {
        String ada = api.created(PATH, "{'name': 'Ada Okafor', 'phone': '+49 30 1234567'}").getString("id");
        JsonPath problem = refused(api.post(PATH, "{'name': 'Somebody', 'phone': '%s'}", number), 409, "possible-duplicate");
        assertThat(problem.getList("candidates.id")).isEqualTo(List.of(ada));
        assertThat(problem.getList("candidates[0].matchedOn")).isEqualTo(List.of("PHONE"));
    }

    @Test
    void anExtensionIdentifiesNobody() {
        api.created(PATH, "{'name': 'Ada Okafor', 'phone': '-12345'}");
        api.created(PATH, "{'name': 'Bea Lindqvist', 'phone': '12345'}");
    }

    @Test
    void addressesOfTheEscalationPlanCount() {
        String ada = api.created(PATH, "{'name': 'Ada Okafor', 'channels': [{'channel': 'EMAIL', 'address': ' Ada@okafor.example '}, "
                + "{'channel': 'PHONE', 'address': '+49 30 1234567'}, {'channel': 'CHAT', 'address': 'ada-chat'}]}").getString("id");
        JsonPath problem = refused(api.post(PATH, "{'name': 'Ada', " + EMAIL + ", 'channels': [{'channel': 'PHONE', 'address': '0049301234567'}]}"), 409, "possible-duplicate");
        assertThat(problem.getList("candidates.id")).isEqualTo(List.of(ada));
        assertThat(problem.getList("candidates[0].matchedOn")).isEqualTo(List.of("EMAIL", "PHONE"));
        api.created(PATH, "{'name': 'Bea', 'channels': [{'channel': 'CHAT', 'address': 'ada-chat'}]}");
    }

    @Test
    void aNameAloneIsNoIdentityButRaisesACandidate() {
        String earlier = api.created(PATH, "{'name': 'Okafor & Sons', " + EMAIL + "}").getString("id");
        String namesake = api.created(PATH + "?allowDuplicate=true", "{'name': 'Dr. Ada Okafor', " + EMAIL + "}").getString("id");
        api.client("Ada Okafor");
        JsonPath problem = refused(api.post(PATH, "{'name': 'ada okáfor', " + EMAIL + "}"), 409, "possible-duplicate");
        assertThat(problem.getList("candidates.id")).as("the same name first; a name alone not at all").isEqualTo(List.of(namesake, earlier));
        assertThat(problem.getList("candidates[0].matchedOn")).isEqualTo(List.of("EMAIL", "NAME"));
        assertThat(problem.getList("candidates[1].matchedOn")).isEqualTo(List.of("EMAIL"));
    }

    @ParameterizedTest(name = "{0} is called like {1}: {2}")
    @CsvSource({"Dr. Ada Okafor, ada  okafor, true", "'Prof. Dr. José Müller-Öz', jose muller oz, true", "Straße, STRASSE, true", "O’Neill, O‘Neill, true",
            "Søren Łuk, soren luk, true", "Ada Okafor, Ada Okafors, false", "Dr., Prof., false", "李 小龙, 李小龙, true"})
    void peopleAreShownWhoIsCalledTheSame(String one, String other, boolean same) {
        String first = api.client(one);
        String second = api.client(other);
        JsonPath duplicates = api.read(PATH + "/" + second + "/duplicates");
        assertThat(duplicates.getList("items.id")).isEqualTo(same ? List.of(first) : List.of());
        assertThat(duplicates.getList("items.matchedOn")).isEqualTo(same ? List.of(List.of("NAME")) : List.of());
        assertThat(duplicates.getInt("total.count")).isEqualTo(same ? 1 : 0);
    }

    @Test
    void anEditIsNotRefusedAndIsSeenByPeople() {
        String ada = api.created(PATH, "{'name': 'Ada Okafor', " + EMAIL + "}").getString("id");
        String bea = api.client("Bea Lindqvist");
        assertThat(api.read(PATH + "/" + bea + "/duplicates").getList("items")).isEmpty();
        api.patch("\"0\"", PATH + "/" + bea, "{" + EMAIL + "}").then().statusCode(200);
        assertThat(api.read(PATH + "/" + bea + "/duplicates").getList("items.id")).isEqualTo(List.of(ada));
        assertThat(api.read(PATH + "/" + ada + "/duplicates").getList("items.id")).isEqualTo(List.of(bea));
        api.patch("\"1\"", PATH + "/" + bea, "{'email': null}").then().statusCode(200);
        assertThat(api.read(PATH + "/" + ada + "/duplicates").getList("items")).as("what is forgotten is not recognised").isEmpty();
    }

    @Test
    void whoIsSomebodyElseIsRecordedWhenTheCallerSaysSo() {
        api.created(PATH, "{'name': 'Ada Okafor', " + EMAIL + "}");
        api.created(PATH + "?allowDuplicate=true", "{'name': 'Her assistant', " + EMAIL + "}");
        refused(api.post(PATH + "?allowDuplicate=false", "{'name': 'Another', " + EMAIL + "}"), 409, "possible-duplicate");
        refusedParameter(api.post(PATH + "?allowDuplicate=maybe", "{'name': 'Another'}"), "allowDuplicate");
    }

    @Test
    void atMostTenAreNamed() {
        for (int i = 0; i < 12; i++) {
            api.created(PATH + "?allowDuplicate=true", "{'name': 'Branch %d', 'phone': '+49 30 1234567'}", i);
        }
        JsonPath problem = refused(api.post(PATH, "{'name': 'Branch', 'phone': '+49 30 1234567'}"), 409, "possible-duplicate");
        assertThat(problem.getList("candidates")).hasSize(10);
        assertThat(problem.getString("detail")).contains("12");
    }

    @Test
    void otherTenantsAreNoCandidates() {
        Api.ofFreshTenant().created(PATH, "{'name': 'Ada Okafor', " + EMAIL + "}");
        String ada = api.created(PATH, "{'name': 'Ada Okafor', " + EMAIL + "}").getString("id");
        assertThat(api.read(PATH + "/" + ada + "/duplicates").getList("items")).isEmpty();
        refused(Api.ofFreshTenant().get(PATH + "/" + ada + "/duplicates"), 404, "not-found");
    }

    @Test
    @Timeout(60)
    void ofTwentyAtOnceOneIsRecorded() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            List<Callable<Response>> creations = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "Caller " + i;
                creations.add(() -> api.post(PATH, "{'name': '%s', " + EMAIL + ", 'phone': '0049 30 1234567'}", name));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> answer : callers.invokeAll(creations)) {
                statuses.add(answer.get().statusCode());
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
            assertThat(api.read(PATH).getInt("total.count")).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }
}
