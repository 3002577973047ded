package dev.troth.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the flags of the image say about priorities, by what Linux made of it: zero is the first, nineteen the last. */
@EnabledOnOs(OS.LINUX)
class CompilersFirstTest {

    private static final int NAME_AT_MOST = 15;
    private static final int NICE = 16;

    @Test
    void theCompilersComeBeforeTheThreadsWhoseCodeTheyCompileAndNothingIsSaidOfIt() throws IOException, URISyntaxException {
        // An older JVM takes its own threads down with it, where nobody may raise them again.
        assumeThat(Runtime.version().feature() >= 25 || System.getProperty("user.name").equals("root")).isTrue();
        Process jvm = new ProcessBuilder(command()).redirectErrorStream(true).start();
        try (BufferedReader said = jvm.inputReader()) {
            assertThat(said.readLine()).isEqualTo("at work");
            assertThat(niceness(jvm.pid())).containsEntry("C1 CompilerThread0".substring(0, NAME_AT_MOST), 0)
                    .containsEntry("C2 CompilerThread0".substring(0, NAME_AT_MOST), 0).containsEntry("VM Thread", 0).containsEntry("worker", 19);
        } finally {
            jvm.destroy();
        }
    }

    private static List<String> command() throws IOException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        try (Stream<String> flags = Files.lines(Path.of("ops", "jvm.flags"))) {
            flags.filter(flag -> flag.matches("-XX:.*(Priority|Warnings).*")).forEach(command::add);
        }
        command.addAll(List.of("-cp", Path.of(AtWork.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString(), AtWork.class.getName()));
        return command;
    }

    /** Of each thread, by the name that the system has for it. */
    private static Map<String, Integer> niceness(long process) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
            return threads.map(CompilersFirstTest::stat).collect(Collectors.toMap(stat -> stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
                    stat -> Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]), (one, another) -> one));
        }
    }

    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException e) {
            // It has ended meanwhile.
            return "0 (ended) " + "0 ".repeat(NICE + 1);
        }
    }

    /** A service as far as it matters here: a thread that was started, and lasts. */
    static final class AtWork {

        private AtWork() {
        }

        public static void main(String[] arguments) {
            new Thread(() -> {
                System.out.println("at work");
                try {
                    // Until the test is through, or gone.
                    System.in.read();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }, "worker").start();
        }
    }
}
