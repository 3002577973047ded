package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.PackagedDatabase;
import dev.troth.support.PackagedProcess;
import dev.troth.support.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("One argument says what the process is for")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class CommandsIT {

    private static final PackagedDatabase DATABASE = new PackagedDatabase();

    private static Map<String, String> settings;

    @BeforeAll
    static void start() {
        settings = DATABASE.start();
    }

    @AfterAll
    static void stop() {
        DATABASE.stop();
    }

    @Test
    void migrateNeedsNeitherAnIssuerNorAGrantAndLeavesADatabaseThatIsThereAsItIs() throws Exception {
        Map<String, String> empty = new HashMap<>(DATABASE.empty("troth_new"));
        empty.putAll(DATABASE.newcomer("troth_newcomer"));
        empty.keySet().removeIf(name -> name.startsWith("mp.jwt."));
        try (PackagedProcess first = new PackagedProcess(empty, Map.of(), "migrate")) {
            assertThat(first.ended()).as(first.output()).isZero();
            assertThat(first.output()).contains("Successfully applied", "The schema is migrated").doesNotContain("Listening on");
        }
        try (PackagedProcess again = new PackagedProcess(empty, Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false"), "migrate")) {
            assertThat(again.ended()).as(again.output()).isZero();
            assertThat(again.output()).contains("No migration necessary", "The schema is migrated");
        }
    }

    @Test
    void verifySaysOfEveryTenantWhetherItsRecordIsWholeAndNamesWhatIsNot() throws Exception {
        try (PackagedProcess service = new PackagedProcess(settings, Map.of("TROTH_PRIVACY_RETENTION_EVERY", "off"), "serve")) {
            String address = service.address();
            deliver(address, "aaa");
            deliver(address, "acme");
            deliver(address, "other");
            deliver(address, "lost");
        }
        Map<String, String> withoutIssuer = new HashMap<>(settings);
        withoutIssuer.keySet().removeIf(name -> name.startsWith("mp.jwt."));
        String whole = ": whole, journal of \\d+ links \\(0 waiting\\) with head [0-9a-f]{64}, ledger of 3 lines in 3 sums";
        try (PackagedProcess verify = new PackagedProcess(withoutIssuer, Map.of(), "verify")) {
            assertThat(verify.ended()).as(verify.output()).isZero();
            assertThat(verify.output()).containsPattern("acme" + whole).containsPattern("other" + whole).containsPattern("lost" + whole).contains("4 tenants, 0 damaged").doesNotContain("Listening on");
        }
        damage("update ledger set r = r + 1 where tenant_id = 'acme'");
        damage("delete from trust_sum where tenant_id = 'acme'");
        damage("update journal set actor = 'nobody' where tenant_id = 'other'");
        damage("delete from journal_payload where tenant_id = 'lost'");
        damage("delete from journal_seal where tenant_id = 'lost'");
        damage("delete from journal where tenant_id = 'lost'");
        damage("update ledger set r_sum = 'NaN' where tenant_id = 'aaa'");
        try (PackagedProcess verify = new PackagedProcess(settings, Map.of(), "verify")) {
            assertThat(verify.ended()).as(verify.output()).isEqualTo(10);
            assertThat(verify.output()).containsPattern("acme: DAMAGED, journal of \\d+ links")
                    .containsPattern("acme: the ledger does not hold at line [0-9a-f-]{36}, which is not worth what its evidence says")
                    .containsPattern("acme: the ledger does not hold at client [0-9a-f-]{36}, PROVIDER RELIABILITY EARLY, whose sum is not what its lines add up to")
                    .containsPattern("other: the journal breaks at link 1, entry [0-9a-f-]{36}, ENTRY_CHANGED")
                    .containsPattern("lost: DAMAGED, journal of 0 links").contains("lost: nothing is left of the journal").contains("aaa: NOT VERIFIED").contains("4 tenants, 3 damaged, 1 not verified");
        }
    }

    @Test
    void verifyThatCannotAskTheDatabaseFindsNothingWhole() throws Exception {
        Map<String, String> nowhere = new HashMap<>(settings);
        nowhere.put("quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:1/troth");
        try (PackagedProcess verify = new PackagedProcess(nowhere, Map.of(), "verify")) {
            assertThat(verify.ended()).as(verify.output()).isEqualTo(2);
            assertThat(verify.output()).doesNotContain("whole", "0 damaged");
        }
    }

    @Test
    void aWordThatIsNoCommandIsRefusedWithThoseThatAre() throws Exception {
        try (PackagedProcess unknown = new PackagedProcess(settings, Map.of(), "migrat")) {
            assertThat(unknown.ended()).isEqualTo(2);
            assertThat(unknown.output()).isEqualToNormalizingNewlines("usage: java -jar quarkus-run.jar [serve | migrate | verify]\n");
        }
    }

    private static void deliver(String address, String tenant) throws Exception {
        String client = post(address, tenant, "clients", "{\"name\": \"Ada\"}");
        String promise = post(address, tenant, "commitments", "{\"clientId\": \"" + client
                + "\", \"title\": \"Report\", \"promisedAt\": \"2025-01-01T09:00:00Z\", \"dueAt\": \"2025-01-11T09:00:00Z\"}");
        post(address, tenant, "commitments/" + promise + "/deliver", "{\"deliveredAt\": \"2025-01-05T09:00:00Z\"}");
        // Seals what waits.
        assertThat(send(tenant, HttpRequest.newBuilder(URI.create(address + "/v1/journal/verify"))).body()).contains("\"pending\":0");
    }

    /** The id of what came of it. */
    private static String post(String address, String tenant, String path, String json) throws Exception {
        HttpResponse<String> answer = send(tenant, HttpRequest.newBuilder(URI.create(address + "/v1/" + path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private static HttpResponse<String> send(String tenant, HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.header("Authorization", "Bearer " + Tokens.of(tenant)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void damage(String sql) throws SQLException {
        try (Connection superuser = DATABASE.superuser(); Statement statement = superuser.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        }
    }
}
