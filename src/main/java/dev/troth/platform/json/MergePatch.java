package dev.troth.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.problem.FieldError;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.problem.UnreadableBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;

/** JSON Merge Patch (RFC 7396): what the fields of a record are after the patch, read and checked as strictly as a new body. */
@ApplicationScoped
public class MergePatch {

    /** The media type of a merge patch. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper mapper;
    private final Validator validator;

    MergePatch(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * @param current the fields as they stand
     * @throws Refusal when the patch is not an object or its result cannot be read
     * @throws ConstraintViolationException when its result is not valid
     */
    public <T extends Record> T apply(T current, JsonNode patch) {
        if (patch == null || !patch.isObject()) {
            throw Refusal.malformed(List.of(FieldError.at("", "must be an object")));
        }
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) current.getClass();
        T patched;
        try {
            patched = mapper.treeToValue(merge(mapper.valueToTree(current), patch), type);
        } catch (JsonProcessingException e) {
            throw UnreadableBody.refusal(e);
        }
        var violations = validator.validate(patched);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return patched;
    }

    private JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target != null && target.isObject() ? (ObjectNode) target : mapper.createObjectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                // An unknown field is left for the strict reader to refuse; removing it here would ignore it silently.
                if (result.has(field.getKey())) {
                    result.remove(field.getKey());
                } else {
                    result.set(field.getKey(), field.getValue());
                }
            } else {
                result.set(field.getKey(), merge(result.get(field.getKey()), field.getValue()));
            }
        });
        return result;
    }
}
