import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged application as an operator starts it. */
final class Service {

    /** As short as a run needs it; the service's own default is 30 seconds. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration START = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2)).build();

    final int port;
    private final Path log;
    private final Map<String, String> settings = new HashMap<>();
    private Process process;

    /** @param port of the service; that of its management is the next one */
    Service(Path directory, int port, String jdbcUrl, Issuer issuer, Map<String, String> more) {
        this.port = port;
        this.log = directory.resolve("service-" + port + ".log");
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + 1));
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
        settings.put("QUARKUS_DATASOURCE_USERNAME", Postgres.SERVICE);
        settings.put("QUARKUS_DATASOURCE_PASSWORD", Postgres.PASSWORD);
        settings.put("TROTH_MIGRATION_USERNAME", Postgres.OWNER);
        settings.put("TROTH_MIGRATION_PASSWORD", Postgres.PASSWORD);
        settings.put("TROTH_LIMITS_REQUEST_TIMEOUT", REQUEST_TIMEOUT.toSeconds() + "s");
        settings.putAll(issuer.settings());
        settings.putAll(more);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Service start() throws Exception {
        launch();
        awaitReady();
        return this;
    }

    void launch() throws IOException {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx300m", "-XX:TieredStopAtLevel=1",
                "-jar", System.getProperty("faults.application"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("TROTH_") || name.startsWith("MP_JWT_"));
        builder.environment().putAll(settings);
        process = builder.start();
    }

    void awaitReady() throws Exception {
        long deadline = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the service did not start, see " + log);
            }
            Thread.sleep(50);
        }
    }

    boolean isReady() {
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1) + "/q/health/ready")).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(ask, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** kill -9 */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM */
    void terminate() {
        process.destroy();
    }

    boolean hasEndedWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    int threads() {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return (int) tasks.count();
        } catch (IOException e) {
            return 0;
        }
    }

    /** How many lines of the log have these words. */
    long logged(String words) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(words)).count();
        }
    }

    Path log() {
        return log;
    }
}
