package dev.troth.platform.metrics;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.support.Api;
import dev.troth.support.Scrape;
import dev.troth.support.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Metrics")
class MetricsTest {

    private static final String NAME = "Quintessa Marchbanks";
    private static final String EMAIL = "quintessa@marchbanks.example";

    /** After so many, each kind of odd request has been made. */
    private static final int ALL_KINDS = 600;

    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;
    @Inject
    CensusTaker census;
    @Inject
    Config config;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Test
    @DisplayName("count the lines of evidence, by subject and dimension, and time each score that is read")
    void trust() {
        Scrape before = Scrape.of(metrics);
        String client = api.client(NAME);
        String promise = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-11T09:00:00Z'}", client).getString("id");
        api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-03-10T09:00:00Z'}");
        List<String> written = api.read("/v1/clients/" + client + "/trust-score/evidence").getList("items.dimension");
        for (int i = 0; i < 3; i++) {
            api.read("/v1/clients/" + client + "/trust-score");
        }
        Scrape after = Scrape.of(metrics);
        assertThat(written).isNotEmpty();
        for (String dimension : List.of("RELIABILITY", "CANDOR", "RESPONSIBILITY", "COMMUNICATION", "CONFIDENTIALITY")) {
            assertThat(more(before, after, "troth_evidence_recorded_total{dimension=" + dimension.toLowerCase(Locale.ROOT) + ",subject=provider}")).as(dimension)
                    .isEqualTo(written.stream().filter(dimension::equals).count());
        }
        // The evidence is read with the score it does something to.
        assertThat(more(before, after, "troth_score_read_seconds_count")).isEqualTo(4);
        assertThat(more(before, after, "troth_score_read_seconds_bucket{le=+Inf}")).isEqualTo(4);
        assertThat(after.series()).contains("troth_score_read_seconds_bucket{le=0.005}", "troth_score_read_seconds_bucket{le=1.0}");
        api.done("/v1/commitments/" + promise + "/correct", "{'reason': 'it was not delivered'}");
        assertThat(more(after, Scrape.of(metrics), "troth_evidence_reversed_total{dimension=reliability,subject=provider}"))
                .isEqualTo(written.stream().filter("RELIABILITY"::equals).count());
    }

    @Test
    @DisplayName("count what is refused by its type, what is answered again, what is imported and what is erased")
    void deeds() {
        Scrape before = Scrape.of(metrics);
        refused(api.get("/v1/clients/" + UUID.randomUUID()), 404, "not-found");
        refused(RestAssured.get("/v1/clients/" + "x".repeat(9_000)), 414, "uri-too-long");
        refused(api.request().delete("/v1/clients/" + UUID.randomUUID() + "/trust-score"), 405, "method-not-allowed");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            api.request().header("Idempotency-Key", key).contentType("application/json").body("{\"name\": \"" + NAME + "\"}").post("/v1/clients").then().statusCode(201);
        }
        for (int i = 0; i < 2; i++) {
            RestAssured.given().auth().oauth2(Tokens.of(tenant)).contentType("application/x-ndjson").body("""
                    {"key": "a", "operation": "POST /v1/clients", "body": {"name": "%s"}}
                    {"key": "b", "operation": "POST /v1/clients", "body": {"name": 7}}
                    """.formatted(NAME).getBytes(StandardCharsets.UTF_8)).post("/v1/imports?key=m").then().statusCode(200);
        }
        String client = api.client("Somebody Else");
        api.request().contentType("application/json").header("If-Match", api.get("/v1/clients/" + client).header("ETag")).body("{\"reason\": \"SUBJECT_REQUEST\"}")
                .post("/v1/clients/" + client + "/erase").then().statusCode(200);
        Scrape after = Scrape.of(metrics);
        assertThat(more(before, after, "troth_problems_total{type=not-found}")).isEqualTo(1);
        assertThat(more(before, after, "troth_problems_total{type=uri-too-long}")).isEqualTo(1);
        assertThat(more(before, after, "troth_problems_total{type=method-not-allowed}")).isEqualTo(1);
        assertThat(more(before, after, "troth_problems_total{type=too-many-requests}")).isZero();
        assertThat(after.series()).contains("troth_problems_total{type=too-many-requests}");
        assertThat(more(before, after, "troth_idempotent_replays_total")).isEqualTo(1);
        assertThat(more(before, after, "troth_import_lines_total{result=done}")).isEqualTo(1);
        assertThat(more(before, after, "troth_import_lines_total{result=replayed}")).isEqualTo(1);
        assertThat(more(before, after, "troth_import_lines_total{result=rejected}")).isEqualTo(2);
        assertThat(more(before, after, "troth_erasures_total{reason=subject_request}")).isEqualTo(1);
    }

    @Test
    @DisplayName("tell how much waits over all tenants, and for how long")
    void waiting() throws SQLException {
        census.count();
        Scrape before = Scrape.of(metrics);
        String client = api.client(NAME);
        api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'dueAt': '2099-03-11T09:00:00Z'}", client);
        try (Connection superuser = superuser()) {
            String webhook = UUID.randomUUID().toString();
            run(superuser, "select set_config('troth.tenant', '" + tenant + "', false)");
            run(superuser, "insert into webhook (id, version, url, types, status, secret, created_at, updated_at) values ('" + webhook + "', 0, 'https://hooks.example', '[\"x\"]', 'ACTIVE', 'x', now(), now())");
            String delivery = "insert into webhook_delivery (id, version, webhook_id, type, state, attempts, failures, next_attempt_at, give_up_at, lease, leased_until, created_at) values (gen_random_uuid(), 0, '"
                    + webhook + "', 'x', ";
            // Under the lease of somebody else, so that it stays as it is.
            run(superuser, delivery + "'PENDING', 1, 1, now() - interval '7 hours', now() + interval '1 day', gen_random_uuid(), now() + interval '1 hour', now())");
            run(superuser, delivery + "'PENDING', 1, 1, now() + interval '7 hours', now() + interval '1 day', null, null, now())");
            for (int i = 0; i < 3; i++) {
                run(superuser, delivery + "'DEAD', 9, 9, null, now(), null, null, now())");
            }
            // Whoever seals this tenant's journal waits for its turn.
            run(superuser, "select pg_advisory_lock(hashtextextended('journal_seal ' || current_setting('troth.tenant'), 0))");
            api.client("Sealed Later");
            run(superuser, "update journal_pending set queued_at = now() - interval '3 hours' where tenant_id = '" + tenant + "'");
            try {
                census.count();
            } finally {
                run(superuser, "select pg_advisory_unlock_all()");
            }
            run(superuser, "delete from webhook_delivery where webhook_id = '" + webhook + "'");
            Scrape after = Scrape.of(metrics);
            assertThat(more(before, after, "troth_open_facts")).isEqualTo(1);
            assertThat(more(before, after, "troth_webhook_deliveries{state=pending}")).isEqualTo(2);
            assertThat(more(before, after, "troth_webhook_deliveries{state=dead}")).isEqualTo(3);
            assertThat(after.value("troth_webhook_lag_seconds")).isEqualTo(7 * 3_600, within(30.0));
            assertThat(after.value("troth_journal_unsealed")).isPositive();
            assertThat(after.value("troth_journal_unsealed_age_seconds")).isEqualTo(3 * 3_600, within(30.0));
            assertThat(after.value("troth_census_age_seconds")).isBetween(0.0, 30.0);
        }
    }

    @Test
    @DisplayName("tell whether the journal and the ledger held when they were last verified, and when that was")
    void verifications() throws SQLException {
        api.client(NAME);
        assertThat(api.read("/v1/journal/verify").getString("broken")).isNull();
        census.count();
        Scrape whole = Scrape.of(metrics);
        assertThat(whole.series()).contains("troth_verification_age_seconds{what=journal}");
        try (Connection superuser = superuser()) {
            run(superuser, "update journal_seal set hash = sha256(hash) where tenant_id = '" + tenant + "' and seq = 1");
            assertThat(api.read("/v1/journal/verify").getString("broken.reason")).isNotNull();
            // That a part of it holds says nothing of the whole.
            run(superuser, "update verification set verified_at = verified_at - interval '9 days' where tenant_id = '" + tenant + "'");
            census.count();
            Scrape broken = Scrape.of(metrics);
            assertThat(more(whole, broken, "troth_verification_broken{what=journal}")).isEqualTo(1);
            assertThat(broken.value("troth_verification_age_seconds{what=journal}")).isGreaterThan(9 * 86_400 - 60);
            run(superuser, "delete from verification where tenant_id = '" + tenant + "'");
        }
    }

    @Test
    @DisplayName("have no more labels after a thousand paths, methods and ids, and nobody's data in them")
    void bounded() {
        Random random = new Random(7);
        odd(random, ALL_KINDS);
        Set<String> before = new TreeSet<>(Scrape.of(metrics).series());
        api.created("/v1/clients", "{'name': '%s', 'email': '%s', 'externalRef': '%s'}", NAME, EMAIL, EMAIL);
        api.get("/v1/clients/by-ref/" + EMAIL).then().statusCode(200);
        api.get("/v1/clients?externalRef=" + EMAIL).then().statusCode(200);
        odd(random, 1_000);
        Scrape after = Scrape.of(metrics);
        Set<String> added = new TreeSet<>(after.series());
        added.removeAll(before);
        assertThat(added).allMatch(series -> series.matches("http_server_requests_seconds.*,uri=/v1/clients(/by-ref/\\{externalRef})?}") || series.startsWith("jvm_gc"));
        assertThat(after.text()).doesNotContain(tenant, NAME, "Quintessa", EMAIL, "marchbanks");
        assertThat(after.names()).noneMatch(name -> name.startsWith("http_client"));
        assertThat(after.names()).contains("jvm_memory_used_bytes", "agroal_available_count", "agroal_awaiting_count", "agroal_active_count");
    }

    /** Requests for what is there and what is not, in words nobody has used before. */
    private void odd(Random random, int count) {
        String token = Tokens.of(tenant);
        List<String> methods = List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "BREW", "TRACE", "X");
        for (int i = 0; i < count; i++) {
            String word = Long.toString(random.nextLong(1L << 62), 36);
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            String path = switch (i % 5) {
                case 0 -> "/v1/clients/" + id;
                case 1 -> "/" + word + "/" + word;
                case 2 -> "/v1/clients/" + id + "/" + word;
                case 3 -> "/v1/commitments/" + word + "?" + word + "=" + word;
                default -> "/v1/" + word;
            };
            String method = i % 3 == 0 ? methods.get(i / 3 % methods.size()) : i % 50 == 1 ? "M" + word.toUpperCase(Locale.ROOT) : "GET";
            RequestSpecification request = RestAssured.given();
            (i % 2 == 0 ? request : request.auth().oauth2(token)).request(method, path);
        }
    }

    private static double more(Scrape before, Scrape after, String series) {
        return after.value(series) - before.value(series);
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        connection.createStatement().execute(sql);
    }
}
