package dev.troth.record;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.json.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** The fields of a record before and after a move, so that a correction can take exactly that move back. */
@ApplicationScoped
class FieldStates {

    private static final Set<String> NOT_STATE = Set.of("id", "version", "createdAt", "updatedAt");

    private final ObjectMapper mapper = StoredJson.mapper().copy()
            .setVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.SETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);

    ObjectNode of(Aggregate record) {
        ObjectNode fields = mapper.valueToTree(record);
        fields.remove(NOT_STATE);
        fields.properties().removeIf(field -> field.getKey().startsWith("$$"));
        return fields;
    }

    /** The fields whose value differs, with the value before. */
    ObjectNode changed(ObjectNode before, ObjectNode after) {
        ObjectNode changed = mapper.createObjectNode();
        before.properties().forEach(field -> {
            if (!field.getValue().equals(after.get(field.getKey()))) {
                changed.set(field.getKey(), field.getValue());
            }
        });
        return changed;
    }

    /** The state before a record was there. */
    ObjectNode nothing() {
        return mapper.createObjectNode();
    }

    void restore(Aggregate record, JsonNode fields) {
        try {
            mapper.readerForUpdating(record).readValue(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
