import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the machine. */
final class Shell {

    private static final int SECONDS = 120;

    private Shell() {
    }

    /** What a command prints; fails where it does. */
    static String run(List<String> command) throws IOException, InterruptedException {
        File output = File.createTempFile("faults", ".out");
        try {
            // Into a file: a server it leaves behind would keep a pipe open.
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end after " + SECONDS + " seconds: " + command);
            }
            String said = new String(java.nio.file.Files.readAllBytes(output.toPath()), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
            return said;
        } finally {
            output.delete();
        }
    }

    static String run(String... command) throws IOException, InterruptedException {
        return run(List.of(command));
    }
}
