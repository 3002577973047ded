package dev.troth.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Hashes of JSON that anybody can recompute: SHA-256 over the canonical form of RFC 8785 (docs/journal.md).
 *
 * <p>RFC 8785 knows no number beyond an IEEE double, and what callers say has decimals. So each number of what was said becomes a text: a
 * number sign and the digits, as PostgreSQL prints them. A text that begins with a number sign gets another one in front, so that no two
 * contents become the same.
 */
final class CanonicalJson {

    private static final String NUMBER = "#";

    /** What is stored was checked when it came in: no limit of today may make it unreadable. */
    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxNumberLength(Integer.MAX_VALUE).maxStringLength(Integer.MAX_VALUE).maxNestingDepth(Integer.MAX_VALUE).build()).build();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator out;

    CanonicalJson() {
        try {
            out = JSON.createGenerator(text);
            out.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CanonicalJson with(String name, long value) {
        return write(() -> out.writeNumberField(name, value));
    }

    CanonicalJson with(String name, UUID value) {
        return with(name, value == null ? null : value.toString());
    }

    CanonicalJson with(String name, byte[] value) {
        return with(name, value == null ? null : HexFormat.of().formatHex(value));
    }

    CanonicalJson with(String name, String value) {
        return write(() -> out.writeStringField(name, value));
    }

    /** @param json stored JSON as text; null for none, which is written as null is */
    CanonicalJson withExactly(String name, String json) {
        return write(() -> {
            out.writeFieldName(name);
            if (json == null) {
                out.writeNull();
            } else {
                copy(json);
            }
        });
    }

    byte[] sha256() {
        write(out::writeEndObject);
        write(out::close);
        try {
            return MessageDigest.getInstance("SHA-256").digest(new JsonCanonicalizer(text.toString()).getEncodedUTF8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy(String json) throws IOException {
        try (JsonParser in = JSON.createParser(json)) {
            while (in.nextToken() != null) {
                switch (in.currentToken()) {
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeString(NUMBER + in.getText());
                    case VALUE_STRING -> out.writeString(in.getText().startsWith(NUMBER) ? NUMBER + in.getText() : in.getText());
                    default -> out.copyCurrentEvent(in);
                }
            }
        }
    }

    private CanonicalJson write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
