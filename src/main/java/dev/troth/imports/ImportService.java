package dev.troth.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.imports.ImportStore.Hold;
import dev.troth.imports.ImportStore.HoldLost;
import dev.troth.imports.ImportStore.Kept;
import dev.troth.imports.KeptLine.Outcome;
import dev.troth.platform.idempotency.Fingerprint;
import dev.troth.platform.precondition.Representation;
import dev.troth.platform.problem.FieldError;
import dev.troth.platform.problem.ProblemDocument;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.problem.UnreadableBody;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Does what one line of an import says, in a transaction of its own that also keeps what came of it. */
@ApplicationScoped
class ImportService {

    /** What is kept of a problem: its words may name somebody, and are told once. */
    private static final Set<String> KEPT_MEMBERS = Set.of("type", "title", "status", "errors", "state", "allowed", "reference");

    private final ImportStore store;
    private final Operations operations;
    private final ObjectMapper mapper;

    ImportService(ImportStore store, Operations operations, ObjectMapper mapper) {
        this.store = store;
        this.operations = operations;
        this.mapper = mapper;
    }

    /** @throws HoldLost where the import belongs to another stream by now */
    ImportResult take(Hold hold, Lines.Line line, UriInfo uri) {
        ImportLine request;
        try {
            request = read(line);
        } catch (Refusal e) {
            return rejected(line.number(), null, problem(e));
        }
        String fingerprint = Fingerprint.of(String.valueOf(request.operation()), sorted(request.body()));
        Optional<Kept> before = store.find(hold.importKey(), request.key());
        if (before.isPresent() && before.get().isDone()) {
            return again(line.number(), request.key(), before.get(), fingerprint);
        }
        int rejectedBefore = before.isPresent() ? 1 : 0;
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                store.keep(hold, line.number(), 1, -rejectedBefore);
                Response answer = operations.call(request, key -> store.find(hold.importKey(), key).filter(Kept::isDone).map(Kept::recordId), uri);
                UUID id = answer.getEntity() instanceof Representation record ? record.id() : null;
                store.put(hold.importKey(), request.key(), line.number(), new Kept(fingerprint, Outcome.DONE, answer.getStatus(), id), null);
                return new ImportResult(line.number(), request.key(), answer.getStatus(), id, null, null);
            });
        } catch (HoldLost e) {
            throw e;
        } catch (Exception e) {
            return settle(hold, rejected(line.number(), request.key(), problem(e)), 1 - rejectedBefore);
        }
    }

    /** Keeps that a line was rejected. Where its transaction came about though nobody heard of it, as when the connection was lost at its commit, it is done. */
    private ImportResult settle(Hold hold, ImportResult result, int rejected) {
        return QuarkusTransaction.requiringNew().call(() -> {
            // Waits for the end of that transaction, should it still be under way: it has the import.
            store.keep(hold, result.line(), 0, 0);
            Optional<Kept> done = store.find(hold.importKey(), result.key()).filter(Kept::isDone);
            if (done.isPresent()) {
                return new ImportResult(result.line(), result.key(), done.get().status(), done.get().recordId(), null, null);
            }
            store.put(hold.importKey(), result.key(), result.line(), new Kept("", Outcome.REJECTED, result.status(), null), withoutWords(result.problem()));
            store.keep(hold, result.line(), 0, rejected);
            return result;
        });
    }

    /** The result that ends a stream whose import belongs to another by now. */
    ImportResult lost(long line) {
        return rejected(line, null, problem(ProblemType.IMPORT_UNDER_WAY.because(ProblemType.IMPORT_UNDER_WAY.explanation())));
    }

    private ImportLine read(Lines.Line line) {
        if (line.isTooLong()) {
            throw ProblemType.PAYLOAD_TOO_LARGE.because("A line may have 1 MiB at the most.");
        }
        ImportLine request;
        try {
            request = mapper.readValue(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString(), ImportLine.class);
        } catch (JsonProcessingException e) {
            throw UnreadableBody.refusal(e);
        } catch (CharacterCodingException e) {
            throw Refusal.malformed(List.of(FieldError.at("", "is not UTF-8")));
        }
        if (request == null || !ImportKeys.isKey(request.key())) {
            throw Refusal.parameter("key", ImportKeys.RULE);
        }
        return request;
    }

    private ImportResult again(long line, String key, Kept before, String fingerprint) {
        // Once a client is erased, nobody can tell any more whether a line of theirs is the same.
        return before.fingerprint().isEmpty() || before.fingerprint().equals(fingerprint) ? new ImportResult(line, key, before.status(), before.recordId(), true, null)
                : rejected(line, key, problem(ProblemType.IMPORT_LINE_CHANGED.because(ProblemType.IMPORT_LINE_CHANGED.explanation())));
    }

    private static ImportResult rejected(long line, String key, ObjectNode problem) {
        return new ImportResult(line, key, problem.path("status").asInt(), null, null, problem);
    }

    private ObjectNode problem(Exception failure) {
        return mapper.valueToTree(ProblemDocument.of(failure));
    }

    private static JsonNode withoutWords(JsonNode problem) {
        return ((ObjectNode) problem.deepCopy()).retain(KEPT_MEMBERS);
    }

    /** White space and the order of fields do not make another line. */
    private String sorted(JsonNode body) {
        try {
            return mapper.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED).writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
