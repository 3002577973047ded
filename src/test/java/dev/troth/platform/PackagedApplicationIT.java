package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.troth.support.PackagedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The artefact that ships: what is in it, what it refuses to do, and that no setting turns it into the one of development. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PackagedApplicationIT {

    private static final Path APPLICATION = Path.of("target", "quarkus-app");
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+?)\\.? ");
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
        try (Stream<Path> files = Files.walk(APPLICATION)) {
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
        try (Running application = new Running(settings, Map.of("QUARKUS_PROFILE", "dev"))) {
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
        try (Running application = new Running(Map.of(), Map.of())) {
            assertThat(application.process.waitFor(60, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
            assertThat(application.process.exitValue()).isNotZero();
        }
    }

    @Test
    void refusesToStartWithoutAnIssuerAndNamesWhatIsMissing() throws Exception {
        Map<String, String> without = new HashMap<>(settings);
        without.keySet().removeIf(name -> name.startsWith("mp.jwt."));
        // Not even the profile of development, which has a door of its own, makes up for it.
        try (Running application = new Running(without, Map.of("QUARKUS_PROFILE", "dev"))) {
            assertThat(application.process.waitFor(60, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
            assertThat(application.process.exitValue()).isNotZero();
            assertThat(application.output()).contains("MP_JWT_VERIFY_ISSUER (mp.jwt.verify.issuer) is not set", "MP_JWT_VERIFY_AUDIENCES",
                    "MP_JWT_VERIFY_PUBLICKEY_LOCATION").doesNotContain("Listening on");
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

    @Test
    void aDatabaseWhoseRolesAreThereAlreadyIsMigratedToo() {
        assertThatCode(DATABASE::migrateSecond).doesNotThrowAnyException();
    }

    /** The application as an operator starts it. */
    private static final class Running implements AutoCloseable {

        private final Process process;
        private final Path log;

        Running(Map<String, String> settings, Map<String, String> environment) throws IOException {
            log = Files.createTempFile(Path.of("target"), "packaged", ".log");
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dquarkus.http.port=0", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.management.port=0", "-Dquarkus.log.console.json.enabled=false"));
            settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.addAll(List.of("-jar", APPLICATION.resolve("quarkus-run.jar").toString()));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("TROTH_"));
            builder.environment().putAll(environment);
            process = builder.start();
        }

        /** Waits until it says where it listens. */
        String address() throws InterruptedException {
            long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (process.isAlive() && System.nanoTime() < deadline) {
                Matcher listening = LISTENING.matcher(output());
                if (listening.find()) {
                    return listening.group(1);
                }
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
            throw new AssertionError("it did not start:\n" + output());
        }

        private String output() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            Files.deleteIfExists(log);
        }
    }
}
