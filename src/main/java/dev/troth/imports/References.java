package dev.troth.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import dev.troth.platform.json.ExactText;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** What {@code @key} stands for: the record an earlier line of the same import was about. */
@FunctionalInterface
interface References {

    /** What a reference begins with: no id does. */
    String SIGN = "@";

    Optional<UUID> find(String key);

    /**
     * An id, or what a reference stands for.
     *
     * @throws IllegalArgumentException in the caller's words, for what is neither
     */
    default UUID id(String text) {
        if (!text.startsWith(SIGN)) {
            return ExactText.uuid(text);
        }
        return find(text.substring(SIGN.length())).orElseThrow(() -> new IllegalArgumentException("names no line before this one that was done"));
    }

    /** Reads the ids of a body. Only where an id is read is a reference looked for, so that a text that begins with the sign stays a text. */
    final class Reader extends StdScalarDeserializer<UUID> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (UUID) context.handleUnexpectedToken(UUID.class, json.currentToken(), json, "must be a string");
            }
            try {
                return ((References) context.getAttribute(References.class)).id(json.getText());
            } catch (IllegalArgumentException e) {
                throw new InvalidFormatException(json, e.getMessage(), json.getText(), UUID.class);
            }
        }
    }
}
