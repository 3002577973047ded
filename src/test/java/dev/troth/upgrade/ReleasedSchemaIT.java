package dev.troth.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.support.PackagedDatabase;
import dev.troth.support.PackagedProcess;
import dev.troth.support.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The packaged application on what the last release left: its schema, with a record in it. What a release is remembered by is written by
 * {@code ./mvnw verify -Dit.test=ReleasedSchemaIT -Dtroth.release-record}, once its directory names its last migration.
 */
@DisplayName("On the schema of the last release this one")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ReleasedSchemaIT {

    private static final String TENANT = "acme";
    private static final String AS_OF = "2025-06-01T00:00:00Z";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final PackagedDatabase DATABASE = new PackagedDatabase();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Map<String, String> settings;

    @BeforeAll
    static void start() throws Exception {
        DATABASE.start();
        Map<String, String> database = new LinkedHashMap<>(DATABASE.empty("released"));
        DATABASE.migrate("released", Release.last().migration());
        database.put("quarkus.flyway.migrate-at-start", "false");
        settings = database;
        if (System.getProperty("troth.release-record") != null) {
            try (PackagedProcess service = new PackagedProcess(settings, Map.of()); Connection superuser = DATABASE.superuser("released")) {
                record(service.address());
                Release.last().keep(superuser);
            }
        } else {
            try (Connection superuser = DATABASE.superuser("released")) {
                Release.last().restore(superuser);
            }
        }
    }

    @AfterAll
    static void stop() {
        DATABASE.stop();
    }

    @Test
    @DisplayName("reads the record, before and after the migration, the score to the last digit, and finds it whole")
    void readsTheRecord() throws Exception {
        Map<String, JsonNode> before;
        try (PackagedProcess service = new PackagedProcess(settings, Map.of())) {
            before = reads(service.address());
        }
        try (PackagedProcess migrate = new PackagedProcess(settings, Map.of(), "migrate")) {
            assertThat(migrate.ended()).as(migrate.output()).isZero();
        }
        try (PackagedProcess service = new PackagedProcess(settings, Map.of())) {
            assertThat(reads(service.address())).isEqualTo(before);
        }
        try (PackagedProcess verify = new PackagedProcess(settings, Map.of(), "verify")) {
            assertThat(verify.ended()).as(verify.output()).isZero();
            assertThat(verify.output()).contains(TENANT + ": whole", "1 tenants, 0 damaged");
        }
        assertThat(before.get("score").path("trust").asDouble()).isEqualTo(Release.last().trust());
        assertThat(before.get("/v1/commitments").path("total").path("count").asInt()).isEqualTo(2);
        assertThat(before.get("/v1/journal/verify").has("broken")).isFalse();
    }

    private static Map<String, JsonNode> reads(String address) throws Exception {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String list : List.of("/v1/clients", "/v1/commitments", "/v1/agreements", "/v1/disclosures", "/v1/incidents", "/v1/communications", "/v1/practices",
                "/v1/access-grants", "/v1/events", "/v1/trust-policy", "/v1/journal/verify", "/v1/webhooks")) {
            answers.put(list, get(address, list));
        }
        String client = "/v1/clients/" + answers.get("/v1/clients").path("items").path(0).path("id").asText();
        answers.put("client", get(address, client));
        answers.put("score", get(address, client + "/trust-score?asOf=" + AS_OF));
        for (String of : List.of("/timeline", "/trust-score/evidence?asOf=" + AS_OF, "/trust-score/rebuild", "/trust-score/history?from=2025-01-01T00:00:00Z&to=" + AS_OF,
                "/review?from=2025-01-01T00:00:00Z&to=" + AS_OF, "/checklist", "/references")) {
            answers.put(of, get(address, client + of));
        }
        return answers;
    }

    /** One of each kind, as a release writes it. */
    private static void record(String address) throws Exception {
        String client = post(address, "clients", "{\"name\": \"Ada Okafor\", \"email\": \"ada@example.com\", \"tags\": [\"first\"]}");
        String of = "{\"clientId\": \"" + client + "\", ";
        String kept = post(address, "commitments", of + "\"title\": \"Report\", \"promisedAt\": \"2025-01-01T09:00:00Z\", \"dueAt\": \"2025-01-11T09:00:00Z\"}");
        post(address, "commitments/" + kept + "/deliver", "{\"deliveredAt\": \"2025-01-05T09:00:00Z\"}");
        String missed = post(address, "commitments", of + "\"title\": \"Slides\", \"promisedAt\": \"2025-02-01T09:00:00Z\", \"dueAt\": \"2025-02-11T09:00:00Z\"}");
        post(address, "commitments/" + missed + "/give-up", "{\"at\": \"2025-02-11T09:00:00Z\"}");
        post(address, "agreements", of + "\"kind\": \"SERVICE\", \"title\": \"How we work\"}");
        post(address, "disclosures", of + "\"kind\": \"MISTAKE\", \"statement\": \"The slides will be late\", \"awareAt\": \"2025-02-10T09:00:00Z\", "
                + "\"disclosedAt\": \"2025-02-10T10:00:00Z\", \"about\": {\"type\": \"COMMITMENT\", \"id\": \"" + missed + "\"}}");
        String incident = post(address, "incidents", of + "\"title\": \"Slides missed\", \"severity\": \"MODERATE\", \"detectedAt\": \"2025-02-11T10:00:00Z\"}");
        post(address, "incidents/" + incident + "/own", "{\"ownership\": \"OWNED\", \"at\": \"2025-02-11T11:00:00Z\"}");
        post(address, "communications", of + "\"from\": \"CLIENT\", \"channel\": \"EMAIL\", \"purpose\": \"QUESTION\", \"at\": \"2025-03-01T09:00:00Z\", \"summary\": \"When?\"}");
        post(address, "practices", of + "\"title\": \"Two reviewers\"}");
        get(address, "/v1/journal/verify");
    }

    private static JsonNode get(String address, String path) throws Exception {
        return send(path, HttpRequest.newBuilder(URI.create(address + path)));
    }

    private static String post(String address, String path, String json) throws Exception {
        return send(path, HttpRequest.newBuilder(URI.create(address + "/v1/" + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))).path("id").asText();
    }

    private static JsonNode send(String path, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = HTTP.send(request.header("Authorization", "Bearer " + Tokens.of(TENANT)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 201);
        return MAPPER.readTree(answer.body());
    }
}
