package dev.troth.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The bill of materials lists what is packaged: every library, and none that is not there. */
class BillOfMaterialsIT {

    private static final Path BILL = Path.of("target", "quarkus-run-cyclonedx.json");

    @Test
    void listsEveryLibraryThatIsPackagedAndNoOther() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(BILL.toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> listed = new TreeSet<>();
        components(bill).filter(component -> component.path("type").asText().equals("library") && scope(component).equals("runtime"))
                .filter(component -> !component.path("name").asText().equals("troth"))
                .forEach(component -> listed.add(component.path("group").asText() + "." + component.path("name").asText() + "-" + component.path("version").asText()));
        assertThat(listed).isEqualTo(packaged());
    }

    @Test
    void tellsOfEachLibraryItsVersionAndWhereItComesFrom() throws IOException {
        assertThat(components(new ObjectMapper().readTree(BILL.toFile())).filter(component -> component.path("type").asText().equals("library")))
                .isNotEmpty().allMatch(component -> component.path("purl").asText().startsWith("pkg:maven/") && !component.path("version").asText().isEmpty());
    }

    private static Set<String> packaged() throws IOException {
        Set<String> packaged = new TreeSet<>();
        try (Stream<Path> jars = Files.walk(Path.of("target", "quarkus-app", "lib"))) {
            jars.filter(Files::isRegularFile).map(jar -> jar.getFileName().toString().replaceFirst("\\.jar$", "")).forEach(packaged::add);
        }
        return packaged;
    }

    private static Stream<JsonNode> components(JsonNode bill) {
        return StreamSupport.stream(bill.path("components").spliterator(), false);
    }

    /** What was packaged is there at run time; what it was built with is marked as of development. */
    private static String scope(JsonNode component) {
        return StreamSupport.stream(component.path("properties").spliterator(), false).filter(property -> property.path("name").asText().equals("quarkus:component:scope"))
                .map(property -> property.path("value").asText()).findFirst().orElse("");
    }
}
