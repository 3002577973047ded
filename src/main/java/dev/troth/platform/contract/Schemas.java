package dev.troth.platform.contract;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The named schemas of the contract, and what their shape says of what they are. */
record Schemas(Components components) {

    private static final String ID = "UUID";
    private static final String REF = "#/components/schemas/";
    private static final Set<String> OF_REPRESENTATIONS = Set.of("version");
    private static final Set<String> OF_PAGES = Set.of("items", "total");
    private static final Set<String> OF_FEEDS = Set.of("items", "next");

    /** The schema itself, or the one it refers to. */
    Schema resolve(Schema schema) {
        return schema != null && schema.getRef() != null ? named().get(name(schema)) : schema;
    }

    private Map<String, Schema> named() {
        return components.getSchemas();
    }

    boolean has(String name) {
        return named().containsKey(name);
    }

    void add(String name, Schema schema) {
        components.addSchema(name, schema);
    }

    /** Whether an id of something stands anywhere in it. */
    boolean namesId(Schema schema) {
        return namesId(schema, new HashSet<>());
    }

    private boolean namesId(Schema schema, Set<String> seen) {
        boolean[] found = {false};
        walk(schema, inner -> {
            String name = name(inner);
            found[0] |= ID.equals(name) || name != null && seen.add(name) && namesId(named().get(name), seen);
        });
        return found[0];
    }

    /** Whether it is what a record looks like, with a version that its ETag is made of. */
    boolean isRepresentation(Schema schema) {
        return requires(schema, OF_REPRESENTATIONS);
    }

    boolean isPage(Schema schema) {
        return requires(schema, OF_PAGES);
    }

    /** Whether a Link header leads on from it. */
    boolean isContinued(Schema schema) {
        return isPage(schema) || requires(schema, OF_FEEDS);
    }

    private boolean requires(Schema schema, Set<String> properties) {
        Schema resolved = resolve(schema);
        return resolved != null && resolved.getRequired() != null && resolved.getRequired().containsAll(properties);
    }

    /** The name a reference leads to, null where the schema is none. */
    static String name(Schema schema) {
        return schema.getRef() == null ? null : schema.getRef().substring(REF.length());
    }

    /** The schema and every schema within it; what it refers to is not within it. */
    static void walk(Object value, Consumer<Schema> visitor) {
        if (value instanceof Schema schema) {
            visitor.accept(schema);
            schema.getAll().values().forEach(inner -> walk(inner, visitor));
        } else if (value instanceof Collection<?> list) {
            list.forEach(inner -> walk(inner, visitor));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(inner -> walk(inner, visitor));
        }
    }
}
