package dev.troth.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the image promises, read off its recipe: no container engine is needed to hold it to that. */
class DockerfileTest {

    private final List<String> instructions = instructions();

    @Test
    void everyStageStandsOnOnePinnedVersionOfJava25() {
        assertThat(instructions.stream().filter(line -> line.startsWith("ARG J"))).hasSize(3).anyMatch(line -> line.matches("ARG JDK=eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jdk-noble"))
                .anyMatch(line -> line.matches("ARG JRE=eclipse-temurin:25\\.\\d+\\.\\d+_\\d+-jre-noble"));
        assertThat(value("ARG JDK=").replace("-jdk-", "-jre-")).isEqualTo(value("ARG JRE="));
        assertThat(instructions.stream().filter(line -> line.startsWith("FROM"))).containsExactly("FROM ${JDK} AS build", "FROM ${JRE} AS application", "FROM application AS trained",
                "FROM application");
    }

    @Test
    void dependenciesComeBeforeTheCode() {
        assertThat(index("RUN ./mvnw -B -ntp quarkus:go-offline")).isPositive().isLessThan(index("COPY src/main/"));
        assertThat(index("COPY --from=build /build/target/quarkus-app/lib/")).isPositive().isLessThan(index("COPY --from=build /build/target/quarkus-app/app/"));
    }

    @Test
    void runsAsANumberWithoutAShell() {
        List<String> last = instructions.subList(instructions.lastIndexOf("FROM application"), instructions.size());
        assertThat(last).contains("USER 10001:10001", "EXPOSE 8080 9000", "ENTRYPOINT [\"java\", \"@/app/jvm.flags\", \"-jar\", \"/app/quarkus-run.jar\"]")
                .noneMatch(line -> line.startsWith("RUN") || line.startsWith("CMD"));
        assertThat(last.indexOf("USER 10001:10001")).as("nothing is written by the user it runs as").isGreaterThan(last.indexOf("COPY --from=trained /app/app.aot app.aot"));
    }

    @Test
    void saysWhatItIs() {
        String labels = instructions.get(index("LABEL"));
        assertThat(labels).contains("org.opencontainers.image.title", "image.description", "image.version", "image.revision", "image.created", "image.licenses=\"Apache-2.0\"", "image.base.name");
    }

    @Test
    void copiesWhatIsThereAndReachesTheBuild() throws IOException {
        List<String> copied = instructions.stream().filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .flatMap(line -> Arrays.stream(line.substring(5).split(" ")).limit(line.split(" ").length - 2L)).toList();
        assertThat(copied).contains("pom.xml", "src/main/", "openapi/openapi.yaml", "ops/jvm.flags", "ops/train-aot");
        for (String source : copied) {
            assertThat(Path.of(source)).exists();
            assertThat(reaches(source)).as(source + " is let through by .dockerignore").isTrue();
        }
        assertThat(reaches("src/test/")).isFalse();
        assertThat(reaches("target/")).isFalse();
        assertThat(reaches(".git/")).isFalse();
    }

    @Test
    void theFlagsLeaveHalfOfTheMemoryToTheHeapAndFindTheTrainedCache() throws IOException {
        List<String> flags = Files.readAllLines(Path.of("ops", "jvm.flags")).stream().filter(line -> !line.startsWith("#")).toList();
        assertThat(flags).contains("-XX:MaxRAMPercentage=50", "-XX:AOTCache=/app/app.aot", "-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=/tmp",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        assertThat(flags.stream().map(flag -> flag.replaceAll("[=].*", ""))).doesNotHaveDuplicates();
    }

    /** The last pattern that matches decides. */
    private static boolean reaches(String path) throws IOException {
        boolean reaches = true;
        for (String pattern : Files.readAllLines(Path.of(".dockerignore"))) {
            String name = pattern.replaceFirst("^!", "").replaceFirst("/$", "");
            if (!pattern.startsWith("#") && (FileSystems.getDefault().getPathMatcher("glob:" + name).matches(Path.of(path)) || name.equals("*") || Path.of(path).startsWith(name))) {
                reaches = pattern.startsWith("!");
            }
        }
        return reaches;
    }

    private String value(String name) {
        return instructions.get(index(name)).substring(name.length());
    }

    private int index(String start) {
        return instructions.stream().map(line -> line.startsWith(start)).toList().indexOf(true);
    }

    /** One line each, without comments. */
    private static List<String> instructions() {
        try (Stream<String> lines = Files.lines(Path.of("Dockerfile"))) {
            List<String> instructions = new ArrayList<>();
            StringBuilder instruction = new StringBuilder();
            lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                instruction.append(line.strip().replaceFirst("\\\\$", ""));
                if (!line.endsWith("\\")) {
                    instructions.add(instruction.toString());
                    instruction.setLength(0);
                }
            });
            return instructions;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
