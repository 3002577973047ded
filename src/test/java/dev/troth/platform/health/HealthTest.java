package dev.troth.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Health")
class HealthTest {

    @TestHTTPResource(value = "health/live", management = true)
    URL live;
    @TestHTTPResource(value = "health/ready", management = true)
    URL ready;
    @TestHTTPResource(value = "health/started", management = true)
    URL started;
    @Inject
    SchemaVersions schema;
    @Inject
    Config config;

    @Test
    @DisplayName("is well where the database is reached and its schema is the one of the newest migration")
    void up() throws IOException {
        int newest = newestMigration();
        assertThat(answered(ready, 200, "UP", "database")).isEqualTo(Map.of("schemaExpected", newest, "schema", Integer.toString(newest)));
        assertThat(answered(live, 200, "UP", "process")).containsOnlyKeys("version");
        answered(started, 200, "UP", "start");
    }

    @Test
    @DisplayName("is not ready on a schema that is older, and says which it is; on a newer one it is")
    void schemas() throws SQLException, IOException {
        int newest = newestMigration();
        try (Connection superuser = superuser(url())) {
            run(superuser, "alter function troth_schema_version() rename to troth_schema_version_kept");
            try {
                assertThat(answered(ready, 503, "DOWN", "database")).as("a schema too old to tell").isEqualTo(Map.of("schemaExpected", newest, "schema", "unknown"));
                run(superuser, "create function troth_schema_version() returns integer language sql as 'select " + (newest - 1) + "'");
                assertThat(answered(ready, 503, "DOWN", "database")).isEqualTo(Map.of("schemaExpected", newest, "schema", Integer.toString(newest - 1)));
                answered(live, 200, "UP", "process");
                run(superuser, "create or replace function troth_schema_version() returns integer language sql as 'select " + (newest + 7) + "'");
                assertThat(answered(ready, 200, "UP", "database")).isEqualTo(Map.of("schemaExpected", newest, "schema", Integer.toString(newest + 7)));
            } finally {
                run(superuser, "drop function if exists troth_schema_version()");
                run(superuser, "alter function troth_schema_version_kept() rename to troth_schema_version");
            }
        }
        answered(ready, 200, "UP", "database");
    }

    @Test
    @DisplayName("is not ready while the database lets nobody in, though it lives")
    void unreachable() throws SQLException {
        String database = url().replaceAll("\\?.*", "").replaceAll(".*/", "");
        try (Connection elsewhere = superuser(url().replace("/" + database, "/template1"))) {
            run(elsewhere, "alter database \"" + database + "\" allow_connections false");
            try {
                assertThat(answered(ready, 503, "DOWN", "database")).containsOnlyKeys("schemaExpected", "sqlState").containsEntry("sqlState", "55000");
                assertThat(RestAssured.get(ready).asString()).doesNotContain("localhost", "127.0.0.1", "jdbc", database + "\"");
                answered(live, 200, "UP", "process");
                answered(started, 200, "UP", "start");
            } finally {
                run(elsewhere, "alter database \"" + database + "\" allow_connections true");
            }
        }
        answered(ready, 200, "UP", "database");
    }

    @Test
    @DisplayName("does not wait long for a database that is not there, or does not answer")
    void bounded() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            assertThatThrownBy(() -> new SchemaVersions(1, "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x", "x", "x", 1).applied()).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> new SchemaVersions(1, "jdbc:postgresql://127.0.0.1:1/x", "x", "x", 1).applied()).isInstanceOf(SQLException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        }
        assertThat(schema.expected()).isEqualTo(newestMigration());
    }

    /** What the check of this name tells, once all is as it should be otherwise. */
    private static Map<String, Object> answered(URL url, int status, String outcome, String check) {
        JsonPath answer = RestAssured.get(url).then().statusCode(status).extract().jsonPath();
        assertThat(answer.getString("status")).isEqualTo(outcome);
        List<Map<String, Object>> checks = answer.getList("checks");
        Map<String, Object> named = checks.stream().filter(one -> one.get("name").equals(check)).findFirst().orElseThrow(() -> new AssertionError(answer.prettify()));
        assertThat(named.get("status")).isEqualTo(outcome);
        @SuppressWarnings("unchecked")
        Map<String, Object> data = (Map<String, Object>) named.getOrDefault("data", Map.of());
        return data;
    }

    private static int newestMigration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "db", "migration"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("V")).mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__")))).max().orElseThrow();
        }
    }

    private String url() {
        return config.getValue("quarkus.datasource.jdbc.url", String.class);
    }

    private Connection superuser(String url) throws SQLException {
        return DriverManager.getConnection(url, config.getValue("quarkus.datasource.username", String.class), config.getValue("quarkus.datasource.password", String.class));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        connection.createStatement().execute(sql);
    }
}
