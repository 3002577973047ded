package dev.troth.platform.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/**
 * Gives schemas names that do not depend on what else there is: generated, the kinds of a client are Kind and those of a disclosure
 * Kind1, or the other way round once a class is added. Drops what no operation leads to.
 */
final class SchemaNames {

    private static final String FREE_JSON = "JsonNode";
    private static final String APPLICATION = "dev.troth.";

    private static final DotName ID = DotName.createSimple(UUID.class);
    private static final DotName VOCABULARY = DotName.createSimple(OpenVocabulary.class);

    private final OpenAPI contract;
    private final IndexView index;

    SchemaNames(OpenAPI contract, IndexView index) {
        this.contract = contract;
        this.index = index;
    }

    /** An enum inside a class is named with the class: Client.Kind is ClientKind. It is recognised by its constants. */
    void qualifyEnums() {
        Map<String, List<ClassInfo>> nested = index.getKnownClasses().stream()
                .filter(type -> type.isEnum() && type.enclosingClass() != null && type.name().toString().startsWith(APPLICATION))
                .collect(Collectors.groupingBy(type -> key(type.simpleName(), constants(type))));
        Map<String, String> names = new HashMap<>();
        schemas().forEach((name, schema) -> {
            List<ClassInfo> found = schema.getEnumeration() == null ? null
                    : nested.get(key(name.replaceAll("\\d+$", ""), Set.copyOf(schema.getEnumeration())));
            if (found != null && found.stream().map(ClassInfo::name).distinct().count() == 1) {
                names.put(name, qualified(found.get(0)));
            }
        });
        rename(names);
    }

    private static String qualified(ClassInfo type) {
        return type.enclosingClass() == null ? type.simpleName() : type.enclosingClass().withoutPackagePrefix().replaceAll("View$", "") + type.simpleName();
    }

    /** One value of a list in a query: a constant of a named enum, an id, or a text that is not empty. */
    Schema listed(DotName value) {
        ClassInfo type = index.getClassByName(value);
        if (type != null && type.isEnum()) {
            // An enum that nothing else shows is named all the same: generators make a type of it.
            if (!schemas().containsKey(qualified(type))) {
                contract.getComponents().addSchema(qualified(type), OASFactory.createSchema().addType(Schema.SchemaType.STRING)
                        .enumeration(type.fields().stream().filter(FieldInfo::isEnumConstant).map(field -> (Object) field.name()).toList()));
            }
            return OASFactory.createSchema().ref(qualified(type));
        }
        if (type != null && type.interfaceNames().contains(VOCABULARY)) {
            return OASFactory.createSchema().ref(type.simpleName());
        }
        return value.equals(ID) ? OASFactory.createSchema().ref(ID.withoutPackagePrefix()) : OASFactory.createSchema().addType(Schema.SchemaType.STRING).minLength(1);
    }

    /** A page of clients is a ClientPage, whatever the class of its items is called. */
    void namePages() {
        Schemas all = new Schemas(contract.getComponents());
        Map<String, String> names = new HashMap<>();
        schemas().forEach((name, schema) -> {
            if (name.startsWith("Page") && all.isPage(schema) && schema.getProperties().get("items").getItems() != null) {
                String items = Schemas.name(schema.getProperties().get("items").getItems());
                if (items != null) {
                    names.put(name, items + "Page");
                }
            }
        });
        rename(names);
    }

    /** An object of any shape, where the code reads JSON as it comes: its schema would show the library's insides. */
    void openFreeJson() {
        everything().forEach(root -> Schemas.walk(root, schema -> {
            if (FREE_JSON.equals(Schemas.name(schema))) {
                schema.setRef(null);
                schema.setType(List.of(Schema.SchemaType.OBJECT));
                schema.setAdditionalPropertiesBoolean(true);
            }
        }));
    }

    /** A page that is all there is has nothing after it: no token leads on from it, where no operation that answers with it takes one. */
    void endSinglePages() {
        Schemas all = new Schemas(contract.getComponents());
        Set<Schema> continued = contract.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .filter(operation -> operation.getParameters() != null && operation.getParameters().stream().anyMatch(parameter -> "after".equals(parameter.getName())))
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream()).flatMap(response -> roots(response.getContent()).stream())
                .map(schema -> all.resolve((Schema) schema)).collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
        schemas().values().stream().filter(all::isPage).filter(page -> !continued.contains(page)).forEach(page -> page.removeProperty("next"));
    }

    /** What has words by now, and may have others: generators take the words for constants, and readers go on with what is none. */
    void openVocabularies() {
        index.getKnownDirectImplementations(VOCABULARY).forEach(type -> {
            Schema text = schemas().get(type.simpleName());
            if (text != null) {
                Schema known = OASFactory.createSchema().addType(Schema.SchemaType.STRING).enumeration(List.copyOf(words(type)));
                Schema any = OASFactory.createSchema().addType(Schema.SchemaType.STRING).maxLength(text.getMaxLength());
                contract.getComponents().addSchema(type.simpleName(), OASFactory.createSchema().description(text.getDescription()).examples(text.getExamples())
                        .addAnyOf(known).addAnyOf(any));
                // The scanner takes a class for an object, also where its own schema says that it is a text.
                everything().forEach(root -> Schemas.walk(root, schema -> {
                    if (type.simpleName().equals(Schemas.name(schema))) {
                        schema.setType(null);
                    }
                }));
            }
        });
    }

    private static List<String> words(ClassInfo type) {
        try {
            return ((OpenVocabulary) SchemaNames.class.getClassLoader().loadClass(type.name().toString()).getConstructor().newInstance()).words();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.name() + " cannot be asked for its words", e);
        }
    }

    void dropUnreachable() {
        Set<String> reached = new TreeSet<>();
        Deque<Object> open = new ArrayDeque<>(roots());
        while (!open.isEmpty()) {
            Schemas.walk(open.pop(), schema -> {
                String name = Schemas.name(schema);
                if (name != null && reached.add(name)) {
                    open.push(Objects.requireNonNull(schemas().get(name), name));
                }
            });
        }
        TreeMap<String, Schema> kept = new TreeMap<>(schemas());
        kept.keySet().retainAll(reached);
        contract.getComponents().setSchemas(kept);
    }

    /** The problems no operation answers with on its own are answered to addresses that are none. */
    void dropUnusedResponses() {
        Set<String> used = contract.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream()).map(APIResponse::getRef)
                .filter(Objects::nonNull).map(ref -> ref.substring(ref.lastIndexOf('/') + 1)).collect(Collectors.toSet());
        TreeMap<String, APIResponse> kept = new TreeMap<>(contract.getComponents().getResponses());
        kept.keySet().retainAll(used);
        contract.getComponents().setResponses(kept);
    }

    private void rename(Map<String, String> names) {
        if (names.isEmpty()) {
            return;
        }
        TreeMap<String, Schema> renamed = new TreeMap<>();
        schemas().forEach((name, schema) -> {
            Schema taken = renamed.put(names.getOrDefault(name, name), schema);
            if (taken != null) {
                throw new IllegalStateException("two schemas would be named " + names.getOrDefault(name, name));
            }
        });
        List<Object> all = new ArrayList<>(roots());
        all.addAll(renamed.values());
        all.forEach(root -> Schemas.walk(root, schema -> {
            if (names.containsKey(Schemas.name(schema))) {
                schema.setRef(names.get(Schemas.name(schema)));
            }
        }));
        contract.getComponents().setSchemas(renamed);
    }

    private List<Object> everything() {
        List<Object> all = new ArrayList<>(roots());
        all.addAll(schemas().values());
        return all;
    }

    /** Every schema that stands in an operation or a shared part. */
    private Collection<Object> roots() {
        List<Object> roots = new ArrayList<>();
        Stream.of(contract.getPaths().getPathItems(), contract.getWebhooks()).flatMap(items -> items.values().stream())
                .flatMap(item -> item.getOperations().values().stream()).forEach(operation -> roots.addAll(roots(operation)));
        contract.getComponents().getResponses().values().forEach(response -> roots.addAll(roots(response.getContent())));
        return roots;
    }

    private static Collection<Object> roots(Operation operation) {
        List<Object> roots = new ArrayList<>();
        if (operation.getParameters() != null) {
            operation.getParameters().stream().map(parameter -> parameter.getSchema()).filter(Objects::nonNull).forEach(roots::add);
        }
        if (operation.getRequestBody() != null) {
            roots.addAll(roots(operation.getRequestBody().getContent()));
        }
        operation.getResponses().getAPIResponses().values().stream().map(APIResponse::getContent).forEach(content -> roots.addAll(roots(content)));
        return roots;
    }

    private static Collection<Object> roots(Content content) {
        return content == null ? List.of() : content.getMediaTypes().values().stream().map(media -> (Object) media.getSchema())
                .filter(Objects::nonNull).toList();
    }

    private Map<String, Schema> schemas() {
        return contract.getComponents().getSchemas();
    }

    private static Set<Object> constants(ClassInfo type) {
        return type.fields().stream().filter(FieldInfo::isEnumConstant).map(FieldInfo::name).collect(Collectors.toSet());
    }

    private static String key(String simpleName, Set<Object> constants) {
        return simpleName + new TreeSet<>(constants);
    }
}
