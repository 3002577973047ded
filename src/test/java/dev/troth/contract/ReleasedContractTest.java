package dev.troth.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract keeps what its last release promised, unless its version says otherwise: see docs/contract.md. The command that makes the
 * contract of now the released one is {@code ./mvnw test -Dtest=ReleasedContractTest -Dtroth.release-contract}.
 */
@DisplayName("A caller of the last release")
class ReleasedContractTest {

    private static final Path CURRENT = Path.of("openapi", "openapi.yaml");
    private static final Path RELEASED = Path.of("openapi", "released");
    private static final String YAML = ".yaml";
    /** What 1.0.0 declared though no answer ever had it and no request could: no caller relied on it, so it may go. By where it stood. */
    private static final Map<String, Set<String>> NEVER_THERE = Map.ofEntries(
            entry("/components/schemas/Assumption/properties", Set.of("confirmed")),
            entry("/components/schemas/CandidatePage/properties", Set.of("next")),
            entry("/components/schemas/MaterialFact/properties", Set.of("answered")),
            entry("/components/schemas/UpcomingItemPage/properties", Set.of("next")),
            entry("/components/schemas/WhatIfFact/properties", Set.of("one")),
            entry("/paths/~1v1~1clients~1{clientId}~1upcoming/get/responses/200/headers", Set.of("Link")),
            entry("/paths/~1v1~1clients~1{id}~1duplicates/get/responses/200/headers", Set.of("Link")),
            // Nothing that these refer to could be missing, and no stream is too long for its operation or repeated under a key of HTTP.
            entry("/paths/~1v1~1clients/post/responses", Set.of("404")),
            entry("/paths/~1v1~1clients~1by-ref~1{externalRef}/put/responses", Set.of("404")),
            entry("/paths/~1v1~1imports/post/responses", Set.of("404", "413", "422")),
            entry("/paths/~1v1~1retention-policy/put/responses", Set.of("404")),
            entry("/paths/~1v1~1trust-policy/put/responses", Set.of("404")),
            entry("/paths/~1v1~1webhooks/post/responses", Set.of("404")));
    private static final YAMLMapper MAPPER = YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

    @Test
    @DisplayName("is served by the contract of now, or its major version is another")
    void isServed() throws IOException {
        JsonNode current = MAPPER.readTree(Files.readString(CURRENT));
        if (System.getProperty("troth.release-contract") != null) {
            release(current);
        }
        Path last = released().stream().max(Comparator.comparing(ReleasedContractTest::numbers, Arrays::compare)).orElseThrow();
        JsonNode baseline = MAPPER.readTree(Files.readString(last));
        NEVER_THERE.forEach((place, names) -> ((ObjectNode) baseline.at(place)).remove(names));
        assertThat(version(current)).as("%s says less than the released version", CURRENT).matches(now -> Arrays.compare(numbers(now), numbers(last)) >= 0);
        if (numbers(version(current))[0] == numbers(last)[0]) {
            assertThat(Breaks.between(baseline, current)).as("breaks the callers of %s. Keep what they rely on, or raise the major version", last).isEmpty();
        }
    }

    @Test
    @DisplayName("finds in a contract of its version what it knows, and no more")
    void isTheOnlyOneOfItsVersion() throws IOException {
        JsonNode current = MAPPER.readTree(Files.readString(CURRENT));
        Path released = RELEASED.resolve(version(current) + YAML);
        if (Files.exists(released)) {
            assertThat(bare(current)).as("differs from %s: raise quarkus.smallrye-openapi.info-version", released).isEqualTo(bare(MAPPER.readTree(Files.readString(released))));
        }
    }

    /** Without what promises nothing: words and examples. */
    private static JsonNode bare(JsonNode contract) {
        JsonNode bare = contract.deepCopy();
        strip(bare, "examples", "description", "summary");
        return bare;
    }

    @Test
    @DisplayName("finds each release under the version it has")
    void isNamed() throws IOException {
        for (Path release : released()) {
            assertThat(release.getFileName()).hasToString(version(MAPPER.readTree(Files.readString(release))) + YAML);
        }
    }

    private static List<Path> released() {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files.filter(file -> file.toString().endsWith(YAML)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the examples, which promise nothing and are most of it. */
    private static void release(JsonNode current) throws IOException {
        JsonNode released = current.deepCopy();
        strip(released, "examples");
        Files.createDirectories(RELEASED);
        Files.writeString(RELEASED.resolve(version(current) + YAML), MAPPER.writeValueAsString(released));
    }

    private static void strip(JsonNode node, String... members) {
        for (String member : members) {
            // A field that is called so is a schema, and promises something.
            if (node instanceof ObjectNode object && (member.equals("examples") || object.path(member).isTextual())) {
                object.remove(member);
            }
        }
        node.forEach(inner -> strip(inner, members));
    }

    private static String version(JsonNode contract) {
        return contract.at("/info/version").asText();
    }

    private static int[] numbers(Path release) {
        return numbers(release.getFileName().toString().replace(YAML, ""));
    }

    private static int[] numbers(String version) {
        return Stream.of(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
