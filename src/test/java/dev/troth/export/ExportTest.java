package dev.troth.export;

import static dev.troth.support.Refusals.refused;
import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything about one client leaves the service in one document, each record as it is shown on its own. */
@QuarkusTest
class ExportTest {

    private static final String PAST = "2025-01-10T09:00:00Z";

    private final Api api = Api.ofFreshTenant();
    private String client;
    private String path;

    @BeforeEach
    void aClientWithSomethingOfEverything() {
        client = api.client("Ada, \\\"the\\\" client");
        path = "/v1/clients/" + client + "/export";
        api.created("/v1/agreements", "{'clientId': '%s', 'kind': 'SERVICE', 'title': '=HYPERLINK(1)'}", client);
        String commitment = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Site', 'promisedAt': '%s', 'dueAt': '2025-01-12T09:00:00Z'}", client, PAST).getString("id");
        api.done("/v1/commitments/" + commitment + "/deliver", "{'deliveredAt': '2025-01-11T09:00:00Z'}");
        api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Two\\nlines'}", client);
        api.created("/v1/disclosures", "{'clientId': '%s', 'kind': 'DELAY', 'statement': '-1', 'awareAt': '%s', 'disclosedAt': '%s'}", client, PAST, PAST);
        api.created("/v1/incidents", "{'clientId': '%s', 'title': 'Down', 'severity': 'MINOR', 'detectedAt': '%s'}", client, PAST);
        api.created("/v1/communications", "{'clientId': '%s', 'from': 'CLIENT', 'channel': 'EMAIL', 'purpose': 'NOTE', 'at': '%s'}", client, PAST);
        api.created("/v1/practices", "{'clientId': '%s', 'title': 'Backups', 'steps': ['One', 'Two']}", client);
        api.created("/v1/access-grants", "{'clientId': '%s', 'system': 'CRM', 'holder': 'Eve', 'grantedAt': '%s'}", client, PAST);
        api.created("/v1/clients/" + client + "/checklist", "{'title': 'Contract'}");
        api.created("/v1/clients/" + client + "/win-backs", "{'approach': 'Call', 'attemptedAt': '%s'}", PAST);
        api.created("/v1/clients/" + client + "/reviews", "{'resolutions': ['Better']}");
        api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Of somebody else'}", api.client("Eve"));
    }

    @Test
    void isOneDocumentOfAllThereIs() {
        Response answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"client-" + client + ".json\"");
        JsonPath export = answer.jsonPath();
        assertThat(export.<String, Object>getMap("client")).isEqualTo(api.read("/v1/clients/" + client).getMap(""));
        assertThat(export.getList("trustScores.subject")).containsExactly("PROVIDER", "CLIENT");
        for (String kind : List.of("agreements", "commitments", "disclosures", "incidents", "communications", "practices")) {
            assertThat(export.<Object>getList(kind)).as(kind).isEqualTo(api.read("/v1/" + kind + "?sort=recordedAt&clientId=" + client).getList("items")).isNotEmpty();
        }
        assertThat(export.<Object>getList("accessGrants")).isEqualTo(api.read("/v1/access-grants?clientId=" + client).getList("items")).hasSize(1);
        Map<String, String> below = Map.of("checklist", "checklist", "winBacks", "win-backs", "reviews", "reviews", "references", "references");
        below.forEach((kind, place) -> assertThat(export.<Object>getList(kind)).as(kind)
                .isEqualTo(api.read("/v1/clients/" + client + "/" + place).getList("items")));
        assertThat(export.<Object>getList("timeline.id")).isEqualTo(api.read("/v1/clients/" + client + "/timeline?sort=recordedAt&limit=200").getList("items.id"));
        assertThat(export.<Object>getList("evidence.id")).hasSize(api.read("/v1/clients/" + client + "/trust-score/evidence").getInt("total.count")
                + api.read("/v1/clients/" + client + "/trust-score/evidence?subject=CLIENT").getInt("total.count")).isNotEmpty();
        assertThat(answer.asString()).doesNotContain("Of somebody else");
    }

    @Test
    void isAZipWithTheDocumentAndACsvFileOfEachKind() throws IOException {
        Map<String, String> files = zip(api.request().accept("application/zip").get(path));
        JsonPath document = JsonPath.from(files.remove("client.json"));
        assertThat(files.keySet()).containsExactly("client.csv", "trustScores.csv", "agreements.csv", "commitments.csv", "disclosures.csv", "incidents.csv",
                "communications.csv", "practices.csv", "accessGrants.csv", "references.csv", "checklist.csv", "winBacks.csv", "reviews.csv", "evidence.csv", "timeline.csv");
        assertThat(document.getList("commitments")).hasSize(2);
        Map<String, String> cells = cells(files.get("client.csv"));
        assertThat(cells).containsEntry("name", "Ada, \"the\" client").containsEntry("id", client).containsEntry("email", "").containsEntry("tags", "[]");
        assertThat(cells(files.get("agreements.csv"))).as("no formula").containsEntry("title", "'=HYPERLINK(1)");
        assertThat(cells(files.get("disclosures.csv"))).containsEntry("statement", "'-1");
        assertThat(cells(files.get("practices.csv"))).containsEntry("steps", "[\"One\",\"Two\"]");
        assertThat(files.get("commitments.csv")).contains("\"Two\nlines\"");
        assertThat(files.get("references.csv")).as("a header, and nothing under it").startsWith("id,version,").endsWith("\r\n").doesNotContain(client);
        assertThat(files.get("evidence.csv").split("\r\n")).hasSize(document.getList("evidence").size() + 1);
    }

    @Test
    void takesItsFormFromTheParameterFirst() throws IOException {
        assertThat(zip(api.request().accept("application/json").get(path + "?format=zip"))).containsKey("client.json");
        assertThat(api.get(path + "?format=json").contentType()).startsWith("application/json");
        refusedParameter(api.get(path + "?format=xml"), "format");
        refused(api.request().accept("text/csv").get(path), 406, "not-acceptable");
    }

    @Test
    void isOfTheCallersOwnClientsOnly() {
        refused(Api.ofFreshTenant().get(path), 404, "not-found");
        refused(Api.ofFreshTenant().get(path + "?format=zip"), 404, "not-found");
        refused(api.get("/v1/clients/not-an-id/export"), 404, "not-found");
    }

    @Test
    void isCompleteBeyondWhatIsReadAtOnce() {
        for (int i = 0; i < 205; i++) {
            api.created("/v1/clients/" + client + "/checklist", "{'title': 'Item %d'}", i);
        }
        List<String> titles = api.read(path).getList("checklist.title");
        assertThat(titles).hasSize(206).startsWith("Contract", "Item 0", "Item 1").endsWith("Item 204").doesNotHaveDuplicates();
    }

    private static Map<String, String> zip(Response answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition")).endsWith(".zip\"");
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** The first record of a CSV file, read as RFC 4180 says. */
    private static Map<String, String> cells(String csv) {
        List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"' && quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(csv.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                lines.get(lines.size() - 1).add(cell.toString());
                cell.setLength(0);
                if (c == '\r') {
                    i++;
                    lines.add(new ArrayList<>());
                }
            } else {
                cell.append(c);
            }
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < lines.get(0).size(); i++) {
            cells.put(lines.get(0).get(i), lines.get(1).get(i));
        }
        return cells;
    }
}
