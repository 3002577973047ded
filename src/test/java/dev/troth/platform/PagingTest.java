package dev.troth.platform;

import static dev.troth.support.Api.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.support.Api;
import dev.troth.support.Contract;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections: pages, totals, tokens, limits and sorts, seen on clients. */
@QuarkusTest
class PagingTest {

    private final Api api = Api.ofFreshTenant();

    @Test
    void pagesLeadToTheLastAndMissNothing() {
        List<String> created = clients(7, "PERSON");
        List<String> seen = new ArrayList<>();
        JsonPath page = api.read("/v1/clients?limit=3&sort=recordedAt");
        assertThat(page.getList("items")).hasSize(3);
        while (page.getString("next") != null) {
            seen.addAll(page.getList("items.id"));
            page = api.read("/v1/clients?limit=3&sort=recordedAt&after=" + page.getString("next"));
        }
        seen.addAll(page.getList("items.id"));
        assertThat(seen).isEqualTo(created);
        assertThat(page.getList("items")).hasSize(1);
    }

    @Test
    @DisplayName("The contract names what each collection can be sorted by, and by what it is: the same that a refusal names")
    void sortsAreThoseOfTheContract() {
        String client = clients(1, "PERSON").get(0);
        Set<String> asked = new TreeSet<>();
        Contract contract = Contract.committed();
        for (Contract.Operation operation : contract.operations()) {
            for (JsonNode declared : operation.node().path("parameters")) {
                JsonNode parameter = contract.resolve(declared);
                if (parameter.path("name").asText().equals("sort")) {
                    List<String> constants = new ArrayList<>();
                    parameter.at("/schema/enum").forEach(constant -> constants.add(constant.asText()));
                    assertThat(parameter.at("/schema/default").asText()).as(operation.id()).isEqualTo(constants.get(1)).startsWith("-");
                    Response refused = api.get(operation.path().replaceAll("\\{\\w+}", client) + "?sort=nothing");
                    // Of a webhook or an import, which this tenant has none of, nothing is listed.
                    if (refused.statusCode() != 404) {
                        List<String> names = constants.stream().filter(constant -> !constant.startsWith("-")).toList();
                        assertThat(refused.jsonPath().getString("errors[0].detail")).as(operation.id())
                                .isEqualTo("must be one of " + String.join(", ", names) + ", with a leading - to fall");
                        assertThat(constants).containsExactlyElementsOf(names.stream().flatMap(name -> Stream.of(name, "-" + name)).toList());
                        asked.add(operation.id());
                    }
                }
            }
        }
        assertThat(asked).contains("listClients", "getTimeline", "listTrustScores", "listEvidence").hasSizeGreaterThanOrEqualTo(17);
    }

    @Test
    void theLatestComesFirst() {
        List<String> created = clients(3, "PERSON");
        assertThat(api.read("/v1/clients").<String>getList("items.id")).containsExactly(created.get(2), created.get(1), created.get(0));
    }

    @Test
    void totalsCountWhatTheFilterLeavesWhateverThePage() {
        clients(4, "PERSON");
        clients(3, "ORGANISATION");
        assertThat(api.read("/v1/clients?limit=1").getInt("total.count")).isEqualTo(7);
        JsonPath persons = api.read("/v1/clients?kind=PERSON&limit=2");
        assertThat(persons.getInt("total.count")).isEqualTo(4);
        assertThat(persons.getString("total.relation")).isEqualTo("EXACT");
        JsonPath second = api.read("/v1/clients?kind=PERSON&limit=2&after=" + persons.getString("next"));
        assertThat(second.getInt("total.count")).isEqualTo(4);
        assertThat(second.getList("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        assertThat(api.read("/v1/clients?kind=PERSON,ORGANISATION").getInt("total.count")).isEqualTo(7);
    }

    @Test
    void theLinkHeaderLeadsToTheNextPage() {
        clients(3, "PERSON");
        Response first = api.get("/v1/clients?limit=2&kind=PERSON");
        String link = first.header("Link");
        assertThat(link).matches("<http.+>; rel=\"next\"");
        URI next = URI.create(link.substring(1, link.indexOf('>')));
        Response second = api.request().urlEncodingEnabled(false).get(next.getRawPath() + "?" + next.getRawQuery());
        second.then().statusCode(200).body("items.size()", equalTo(1)).body("total.count", equalTo(3)).header("Link", nullValue());
    }

    @Test
    void aFullLastPageHasNoNext() {
        clients(4, "PERSON");
        assertThat(api.read("/v1/clients?limit=4").getString("next")).isNull();
    }

    @Test
    void anEmptyCollectionIsAPage() {
        JsonPath page = api.read("/v1/clients");
        assertThat(page.getList("items")).isEmpty();
        assertThat(page.getInt("total.count")).isZero();
    }

    @Test
    void insertsDoNotMoveWhatIsStillToCome() {
        List<String> created = clients(4, "PERSON");
        JsonPath first = api.read("/v1/clients?limit=2");
        clients(3, "PERSON");
        assertThat(api.read("/v1/clients?limit=2&after=" + first.getString("next")).<String>getList("items.id"))
                .containsExactly(created.get(1), created.get(0));
    }

    @Test
    void aTokenBelongsToItsFilterAndSort() {
        clients(3, "PERSON");
        String token = api.read("/v1/clients?limit=1&kind=PERSON&sort=name").getString("next");
        assertThat(api.read("/v1/clients?limit=2&kind=PERSON&sort=name&after=" + token).getList("items")).as("another limit is the same query").hasSize(2);
        for (String other : List.of("sort=name", "kind=ORGANISATION&sort=name", "kind=PERSON&sort=-name", "kind=PERSON", "kind=PERSON&sort=updatedAt")) {
            refused("/v1/clients?" + other + "&after=" + token, "after");
        }
    }

    @Test
    void aTokenGrantsNothingToAnotherTenant() {
        clients(3, "PERSON");
        String token = api.read("/v1/clients?limit=1").getString("next");
        assertThat(Api.ofFreshTenant().read("/v1/clients?limit=1&after=" + token).getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "%20", "AAAA", "!!!!", "e30", "%00", "bm90CmEKdG9rZW4"})
    void aTokenOfNoMakeIsRefused(String token) {
        refused("/v1/clients?after=" + token, "after");
    }

    @Test
    void aTokenThatWasTamperedWithIsRefused() {
        clients(2, "PERSON");
        String[] parts = new String(Base64.getUrlDecoder().decode(api.read("/v1/clients?limit=1").getString("next")), StandardCharsets.UTF_8).split("\n");
        for (String changed : List.of(String.join("\n", parts[0], "no-id", parts[2]), String.join("\n", parts[0], parts[1], "no instant"),
                String.join("\n", parts[0], parts[1]), parts[0])) {
            refused("/v1/clients?limit=1&after=" + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8)), "after");
        }
    }

    @Test
    void aTokenWithoutEndIsRefused() {
        refused("/v1/clients?after=" + "A".repeat(2_000), "after");
    }

    @Test
    void namesOfTheLongestKindCanBePaged() {
        for (int i = 0; i < 3; i++) {
            api.created("/v1/clients", "{'name': '%s'}", "ä".repeat(199) + i);
        }
        String token = api.read("/v1/clients?limit=1&sort=name").getString("next");
        assertThat(api.read("/v1/clients?limit=1&sort=name&after=" + token).<String>getList("items.name")).containsExactly("ä".repeat(199) + 1);
    }

    @Test
    void aTokenCarriesNoName() {
        for (String name : List.of("Ada", "Ben", "Cleo")) {
            api.client(name);
        }
        String token = api.read("/v1/clients?limit=1&sort=name").getString("next");
        assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)).as("it stands in addresses").doesNotContain("Ada");
    }

    @Test
    void whatIsRenamedMeanwhileGoesOnFromItsNewPlace() {
        String ada = api.client("Ada");
        for (String name : List.of("Ben", "Cleo", "Dora")) {
            api.client(name);
        }
        String token = api.read("/v1/clients?limit=1&sort=name").getString("next");
        api.patch("*", "/v1/clients/" + ada, "{'name': 'Carl'}").then().statusCode(200);
        assertThat(api.read("/v1/clients?sort=name&after=" + token).<String>getList("items.name")).containsExactly("Cleo", "Dora");
        assertThat(Api.ofFreshTenant().get("/v1/clients?sort=name&after=" + token).statusCode()).as("a row of another tenant's is none").isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1.5", "ten", "", "99999999999", "%2B1 "})
    void aLimitOutsideItsBoundsIsRefused(String limit) {
        refused("/v1/clients?limit=" + limit, "limit");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void theBoundsThemselvesAreTaken(int limit) {
        api.get("/v1/clients?limit=" + limit).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes", "tenantId", "--name", "name,kind", "", "-", "name desc", "(select 1)"})
    void onlyListedFieldsSort(String sort) {
        refused("/v1/clients?sort=" + sort, "sort");
    }

    @Test
    void everyListedFieldSortsBothWays() {
        clients(3, "PERSON");
        for (String sort : List.of("name", "recordedAt", "updatedAt")) {
            List<String> rising = api.read("/v1/clients?sort=" + sort).getList("items." + sort);
            List<String> falling = api.read("/v1/clients?sort=-" + sort).getList("items." + sort);
            assertThat(rising).isSorted();
            assertThat(falling).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void filtersNameWhatTheyDoNotKnow() {
        api.get("/v1/clients?kind=ROBOT").then().statusCode(400).body("errors[0].parameter", equalTo("kind"))
                .body("errors[0].detail", containsString("PERSON"));
        refused("/v1/clients?kind=PERSON,", "kind");
        refused("/v1/clients?stage=active", "stage");
    }

    private void refused(String path, String parameter) {
        api.get(path).then().statusCode(400).body("type", equalTo("/problems/validation-failed"))
                .body("errors[0].parameter", equalTo(parameter));
    }

    private List<String> clients(int count, String kind) {
        return IntStream.range(0, count).mapToObj(i -> api.created("/v1/clients", json("{'name': '%s', 'kind': '%s'}"),
                "Client " + UUID.randomUUID(), kind).getString("id")).toList();
    }
}
