package dev.troth.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Kustomize makes of a directory, of the words that are used in k8s/ and no others: the tests need no kubectl, and where there is one
 * they hold its result against this. A word it does not know, a file that is not there and a patch that meets nothing are errors.
 */
final class Kustomization {

    private static final Set<String> WORDS = Set.of("apiVersion", "kind", "namespace", "resources", "components", "images", "patches", "configMapGenerator");
    private static final Set<String> WITHOUT_NAMESPACE = Set.of("Namespace");

    private final List<Manifest> objects = new ArrayList<>();

    private Kustomization() {
    }

    /** All objects of a directory with a kustomization.yaml. */
    static List<Manifest> build(Path directory) {
        return build(directory, List.of());
    }

    /** The same, with more components than it names itself. */
    static List<Manifest> build(Path directory, List<Path> more) {
        Kustomization kustomization = new Kustomization();
        kustomization.add(directory);
        for (Path component : more) {
            kustomization.add(component);
        }
        if (!more.isEmpty()) {
            kustomization.transform(file(directory));
        }
        return List.copyOf(kustomization.objects);
    }

    static JsonNode file(Path directory) {
        List<Manifest> file = Manifest.read(directory.resolve("kustomization.yaml"));
        return file.get(0).body();
    }

    private void add(Path directory) {
        JsonNode file = file(directory);
        file.fieldNames().forEachRemaining(word -> require(WORDS.contains(word), directory + " uses " + word + ", which the tests do not know"));
        Manifest.each(file.path("resources")).map(resource -> directory.resolve(resource.asText()).normalize()).forEach(resource -> {
            if (Files.isDirectory(resource)) {
                Kustomization inner = new Kustomization();
                inner.add(resource);
                objects.addAll(inner.objects);
            } else {
                Manifest.read(resource).forEach(objects::add);
            }
        });
        Manifest.each(file.path("configMapGenerator")).forEach(generator -> objects.add(generated(directory, generator)));
        Manifest.each(file.path("components")).forEach(component -> add(directory.resolve(component.asText()).normalize()));
        Manifest.each(file.path("patches")).forEach(patch -> patch(directory, patch));
        transform(file);
    }

    /** What a kustomization says of all its objects. */
    private void transform(JsonNode file) {
        if (file.has("namespace")) {
            objects.stream().filter(object -> !WITHOUT_NAMESPACE.contains(object.kind()))
                    .forEach(object -> ((ObjectNode) object.body().path("metadata")).set("namespace", file.path("namespace")));
        }
        Manifest.each(file.path("images")).forEach(image -> objects.stream().flatMap(object -> object.pods().stream()).flatMap(Manifest.Pods::containers)
                .filter(container -> container.path("image").asText().startsWith(image.path("name").asText() + ":"))
                .forEach(container -> ((ObjectNode) container).put("image", named(image))));
    }

    private static String named(JsonNode image) {
        String name = image.path("newName").asText(image.path("name").asText());
        return image.has("digest") ? name + "@" + image.path("digest").asText() : name + ":" + image.path("newTag").asText();
    }

    private Manifest generated(Path directory, JsonNode generator) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        made.put("apiVersion", "v1").put("kind", "ConfigMap");
        ObjectNode metadata = made.putObject("metadata");
        metadata.set("name", generator.path("name"));
        require(generator.at("/options/disableNameSuffixHash").asBoolean(), directory + ": the tests know no generated names");
        metadata.set("labels", generator.at("/options/labels").deepCopy());
        ObjectNode data = made.putObject("data");
        Manifest.each(generator.path("files")).forEach(name -> {
            try {
                data.put(name.asText(), Files.readString(directory.resolve(name.asText())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Manifest(made);
    }

    private void patch(Path directory, JsonNode patch) {
        JsonNode target = patch.path("target");
        List<Manifest> met = objects.stream().filter(object -> meets(target, object)).toList();
        require(!met.isEmpty(), directory + ": a patch meets nothing: " + target);
        JsonNode operations = Manifest.yaml(patch.path("patch").asText());
        met.forEach(object -> Manifest.each(operations).forEach(operation -> apply(object, operation)));
    }

    private static boolean meets(JsonNode target, Manifest object) {
        String[] label = target.path("labelSelector").asText("=").split("=", 2);
        return object.kind().matches(target.path("kind").asText(".*")) && object.name().matches(target.path("name").asText(".*"))
                && (label[0].isEmpty() || label[1].equals(object.labels().get(label[0])));
    }

    /** One operation of a JSON patch (RFC 6902). */
    private static void apply(Manifest object, JsonNode operation) {
        String path = operation.path("path").asText();
        int cut = path.lastIndexOf('/');
        String last = path.substring(cut + 1).replace("~1", "/").replace("~0", "~");
        JsonNode parent = object.body().at(path.substring(0, cut));
        JsonNode value = operation.path("value").deepCopy();
        String what = operation.path("op").asText();
        require(parent.isContainerNode(), object.id() + " has nothing at " + path);
        if (parent instanceof ArrayNode list && what.equals("add") && last.equals("-")) {
            list.add(value);
        } else if (parent instanceof ObjectNode map && (what.equals("add") || what.equals("replace"))) {
            require(what.equals("add") || map.has(last), object.id() + " has nothing to replace at " + path);
            map.set(last, value);
        } else if (parent instanceof ObjectNode map && what.equals("remove")) {
            require(map.remove(last) != null, object.id() + " has nothing to remove at " + path);
        } else {
            throw new AssertionError("the tests do not know the operation " + operation);
        }
    }

    private static void require(boolean so, String otherwise) {
        if (!so) {
            throw new AssertionError(otherwise);
        }
    }

    /** The same objects, whatever their order. */
    static Map<String, JsonNode> byName(List<Manifest> objects) {
        return objects.stream().collect(Collectors.toMap(Manifest::id, Manifest::body));
    }
}
