package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.troth.support.PackagedDatabase;
import dev.troth.support.PackagedProcess;
import dev.troth.support.Rows;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The artefact that ships: what is in it, what it refuses to do, and that no setting turns it into the one of development. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PackagedApplicationIT {

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
    void holdsNoDatabaseAndNoDoorOfDevelopment() throws IOException {
        List<String> jars;
        try (Stream<Path> files = Files.walk(PackagedProcess.APPLICATION)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).map(Path::toString).toList();
        }
        assertThat(jars).isNotEmpty().noneMatch(jar -> jar.contains("embedded") || jar.contains("zonky") || jar.contains("h2-"));
        List<String> beans = new ArrayList<>();
        for (String jar : jars) {
            try (ZipFile zip = new ZipFile(jar)) {
                zip.stream().map(Object::toString).filter(entry -> entry.contains("DevIdentity_Bean") || entry.contains("embedded/postgresql")).forEach(beans::add);
            }
        }
        assertThat(beans).as("beans of dev mode").isEmpty();
    }

    @Test
    void theProfileOfDevelopmentOpensNoDoorAndBringsNoDemo() throws Exception {
        try (PackagedProcess application = new PackagedProcess(settings, Map.of("QUARKUS_PROFILE", "dev"))) {
            String address = application.address();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address + "/v1/clients")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(answer.body()).contains("/problems/unauthenticated");
        }
        // Under the owner's eyes the policies hold too; so the tenant of the demo is asked for by its name.
        try (Connection owner = DATABASE.connect(PackagedDatabase.OWNER); Statement statement = owner.createStatement()) {
            statement.execute("select set_config('troth.tenant', 'demo', false)");
            try (ResultSet rows = statement.executeQuery("select count(*) from client")) {
                rows.next();
                assertThat(rows.getInt(1)).as("demo data").isZero();
            }
        }
    }

    @Test
    void refusesToStartWithoutADatabase() throws Exception {
        try (PackagedProcess application = new PackagedProcess(Map.of(), Map.of())) {
            assertThat(application.ended()).isNotZero();
        }
    }

    @Test
    void refusesToStartWithoutAnIssuerAndNamesWhatIsMissing() throws Exception {
        Map<String, String> without = new HashMap<>(settings);
        without.keySet().removeIf(name -> name.startsWith("mp.jwt."));
        // Not even the profile of development, which has a door of its own, makes up for it.
        try (PackagedProcess application = new PackagedProcess(without, Map.of("QUARKUS_PROFILE", "dev"))) {
            assertThat(application.ended()).isNotZero();
            assertThat(application.output()).contains("MP_JWT_VERIFY_ISSUER (mp.jwt.verify.issuer) is not set", "MP_JWT_VERIFY_AUDIENCES",
                    "MP_JWT_VERIFY_PUBLICKEY_LOCATION").doesNotContain("Listening on");
        }
    }

    @ParameterizedTest
    @CsvSource({"TROTH_LIMITS_BODIES, 0, troth.limits.bodies must be greater than or equal to 1",
            "TROTH_LIMITS_REQUEST_TIMEOUT, 0s, troth.limits.request-timeout must be longer than or equal to 1 second",
            "TROTH_LIMITS_STREAMS, many, The config property troth.limits.streams"})
    void refusesToStartWithASettingThatMakesNoSenseAndNamesIt(String name, String value, String why) throws Exception {
        try (PackagedProcess application = new PackagedProcess(settings, Map.of(name, value))) {
            assertThat(application.ended()).isNotZero();
            assertThat(application.output()).contains(why).doesNotContain("Listening on");
        }
    }

    @Test
    void theServiceOwnsNothing() throws SQLException {
        try (Connection service = DATABASE.connect(PackagedDatabase.SERVICE); Statement statement = service.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb, "
                    + "(select count(*) from pg_class where relowner = 'troth_service'::regrole) from pg_roles where rolname = current_user")) {
                rows.next();
                assertThat(rows.getBoolean(1)).isFalse();
                assertThat(rows.getInt(2)).isZero();
            }
        }
    }

    @Test
    void theOwnerIsNoSuperuser() throws SQLException {
        try (Connection owner = DATABASE.connect(PackagedDatabase.OWNER); Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isFalse();
        }
    }

    /** Whom the policies hold, unlike the superuser of other tests: it sees rows of all tenants where it says who has something to do, and only there. */
    @Test
    void theOwnerFindsTenantsWhoseDeliveriesAreBehind() throws SQLException {
        try (Connection owner = DATABASE.connect(PackagedDatabase.OWNER); Statement statement = owner.createStatement()) {
            statement.execute("select set_config('troth.tenant', 'behind', false)");
            statement.execute("insert into webhook (id, version, url, types, status, secret, created_at, updated_at) values (gen_random_uuid(), 0, 'https://example.com', '[]', 'ENDED', 'x', now(), now())");
            statement.execute("insert into webhook_delivery (id, version, webhook_id, type, state, attempts, failures, give_up_at, created_at) "
                    + "select gen_random_uuid(), 0, id, 'webhook.test', 'PENDING', 0, 0, now(), now() from webhook");
        }
        try (Connection service = DATABASE.connect(PackagedDatabase.SERVICE); Statement statement = service.createStatement()) {
            statement.execute("set role troth_app");
            statement.execute("select set_config('troth.tenant', '*', false)");
            assertThat(Rows.column(service, "select troth_tenants_with_backlogs_behind()")).containsExactly("behind");
            assertThat(Rows.column(service, "select id from webhook")).isEmpty();
            statement.execute("select set_config('troth.tenant', 'other', false)");
            assertThat(Rows.column(service, "select troth_tenants_with_backlogs_behind()")).isEmpty();
        }
    }

    @Test
    void aDatabaseWhoseRolesAreThereAlreadyIsMigratedToo() {
        assertThatCode(DATABASE::migrateSecond).doesNotThrowAnyException();
    }
}
