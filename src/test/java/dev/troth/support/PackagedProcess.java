package dev.troth.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application as an operator starts it: a process, with nothing of the environment of the tests. */
public final class PackagedProcess implements AutoCloseable {

    /** Where the build leaves it. */
    public static final Path APPLICATION = Path.of("target", "quarkus-app");

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s\"]+?)\\.? ");
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;

    /**
     * @param settings properties of the command line
     * @param environment variables, and no others that the application would read
     * @param arguments what it is started for; none to serve
     */
    public PackagedProcess(Map<String, String> settings, Map<String, String> environment, String... arguments) throws IOException {
        log = Files.createTempFile(Path.of("target"), "packaged", ".log");
        // It lives for seconds: what is compiled as if for ever would be compiled in vain.
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dquarkus.http.port=0", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.management.port=0", "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.log.console.json.enabled=false", "-Dquarkus.shutdown.delay=0s"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", APPLICATION.resolve("quarkus-run.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("TROTH_"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Waits until it says where it listens. */
    public String address() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Matcher listening = LISTENING.matcher(output());
            if (listening.find()) {
                return listening.group(1);
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("it did not start:\n" + output());
    }

    /** Waits until it has ended by itself, and gives the status it ended with. */
    public int ended() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end:\n" + output());
        }
        return process.exitValue();
    }

    /** What it has written so far. */
    public String output() {
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
