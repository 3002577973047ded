package dev.troth.kubernetes;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of Kubernetes as a file has it, or as an overlay makes it. */
record Manifest(JsonNode body) {

    /** A key that stands twice is an error here, as it is for the API server. */
    private static final ObjectReader YAML = new YAMLMapper(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).reader();

    /** All objects of a file, in its order. */
    static List<Manifest> read(Path file) {
        List<Manifest> read = new ArrayList<>();
        try (MappingIterator<JsonNode> documents = YAML.forType(JsonNode.class).readValues(file.toFile())) {
            while (documents.hasNextValue()) {
                read.add(new Manifest(documents.nextValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
        return read;
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String kind() {
        return body.path("kind").asText();
    }

    String name() {
        return body.at("/metadata/name").asText();
    }

    /** How a fault names it: Deployment/troth. */
    String id() {
        return kind() + "/" + name();
    }

    JsonNode spec() {
        return body.path("spec");
    }

    Map<String, String> labels() {
        return texts(body.at("/metadata/labels"));
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    /** The pods it makes, if it makes any. */
    Optional<Pods> pods() {
        return switch (kind()) {
            case "Deployment", "Job" -> Optional.of(new Pods(this, "spec.template", body.at("/spec/template")));
            case "CronJob" -> Optional.of(new Pods(this, "spec.jobTemplate.spec.template", body.at("/spec/jobTemplate/spec/template")));
            default -> Optional.empty();
        };
    }

    static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    static Stream<JsonNode> each(JsonNode list) {
        Iterator<JsonNode> items = list.elements();
        return StreamSupport.stream(((Iterable<JsonNode>) () -> items).spliterator(), false);
    }

    /** A template of pods, and where it stands. */
    record Pods(Manifest owner, String path, JsonNode template) {

        JsonNode spec() {
            return template.path("spec");
        }

        Map<String, String> labels() {
            return texts(template.at("/metadata/labels"));
        }

        Stream<JsonNode> containers() {
            return Stream.concat(each(spec().path("initContainers")), each(spec().path("containers")));
        }

        String at(String place) {
            return owner.id() + ": " + path + "." + place;
        }

        String at(JsonNode container, String place) {
            return at("spec.containers[" + container.path("name").asText() + "]" + (place.isEmpty() ? "" : "." + place));
        }
    }
}
