package dev.troth.platform.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/** Exchanges that took place in the tests, as the examples of an operation: contract-examples/&lt;operationId&gt;.request.json and .response.json. */
final class Examples {

    private static final String FOLDER = "contract-examples/";
    private static final String NAME = "example";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Examples() {
    }

    static void addTo(Operation operation) {
        if (operation.getRequestBody() != null) {
            add(operation.getOperationId() + ".request.json", operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                add(operation.getOperationId() + ".response.json", response.getContent());
            }
        });
    }

    private static void add(String file, Content content) {
        if (content == null) {
            return;
        }
        try (InputStream in = open(file)) {
            if (in != null) {
                Object value = MAPPER.readValue(in, Object.class);
                content.getMediaTypes().forEach((type, media) -> {
                    if (type.endsWith("json")) {
                        media.addExample(NAME, OASFactory.createExample().value(value));
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the example " + file + " cannot be read", e);
        }
    }

    private static InputStream open(String file) {
        InputStream found = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file);
        return found != null ? found : Examples.class.getClassLoader().getResourceAsStream(FOLDER + file);
    }
}
