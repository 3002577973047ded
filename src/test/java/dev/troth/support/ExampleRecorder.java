package dev.troth.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.specification.FilterableRequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the first successful exchange of each operation down as its example in the contract, where it has none yet. Runs with
 * {@code -Dtroth.record-examples}; to record an example anew, delete its files first.
 */
final class ExampleRecorder {

    private static final Path FOLDER = Path.of("src", "main", "resources", "contract-examples");
    private static final int ITEMS = 2;
    private static final int LONGEST = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ExampleRecorder() {
    }

    static synchronized void record(Contract contract, FilterableRequestSpecification request, Contract.Answer answer) {
        if (answer.status() / 100 != 2 || !"application/json".equals(String.valueOf(answer.header("Content-Type")).replaceAll(";.*", ""))) {
            return;
        }
        contract.operation(answer.method(), answer.path()).filter(operation -> !operation.id().isEmpty()).ifPresent(operation -> {
            Path requestFile = FOLDER.resolve(operation.id() + ".request.json");
            Path responseFile = FOLDER.resolve(operation.id() + ".response.json");
            try {
                JsonNode response = JSON.readTree(answer.body());
                JsonNode body = request.getBody() == null ? null : JSON.readTree(text(request.getBody()));
                boolean tells = answer.body().length() <= LONGEST && !(response.has("items") && response.get("items").isEmpty());
                boolean complete = operation.requestContent().isEmpty() || body != null && !body.isEmpty() && contract.faults(
                        operation.requestContent().elements().next().path("schema"), body).isEmpty();
                if (tells && complete && !Files.exists(responseFile)) {
                    Files.createDirectories(FOLDER);
                    if (body != null) {
                        write(requestFile, body);
                    }
                    write(responseFile, trimmed(response));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String text(Object body) {
        return body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : body.toString();
    }

    private static JsonNode trimmed(JsonNode response) {
        if (response.path("items") instanceof ArrayNode items) {
            while (items.size() > ITEMS) {
                items.remove(items.size() - 1);
            }
            // A page that has no next shows all there is.
            if (!response.has("next") && response.path("total") instanceof ObjectNode total) {
                total.put("count", items.size());
            }
        }
        return response;
    }

    private static void write(Path file, JsonNode json) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(json) + "\n");
    }
}
