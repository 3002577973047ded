package dev.troth.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers a repeated POST with the first answer. The answer is stored in the transaction that does the work, so that there is never
 * the one without the other; a refused request stores nothing and is judged anew when it is repeated.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class IdempotencyInterceptor {

    /** The header a caller names a request with. */
    public static final String KEY = "Idempotency-Key";

    /** The header of an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int MAX_KEY_LENGTH = 200;
    /** As the framework writes it for the first answer. */
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final IdempotencyStore store;
    private final ObjectMapper mapper;
    private final Counter replays;

    IdempotencyInterceptor(HttpHeaders headers, UriInfo uri, IdempotencyStore store, ObjectMapper mapper, MeterRegistry registry) {
        this.headers = headers;
        this.uri = uri;
        this.store = store;
        this.mapper = mapper;
        this.replays = Counter.builder("troth.idempotent.replays").description("Requests that were answered with their first answer").register(registry);
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        String key = call.getMethod().isAnnotationPresent(POST.class) ? headers.getHeaderString(KEY) : null;
        if (key == null) {
            return call.proceed();
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw Refusal.parameter(KEY, "must be 1 to " + MAX_KEY_LENGTH + " printable characters");
        }
        String request = Fingerprint.of(uri.getRequestUri().getRawPath(), mapper.writeValueAsString(body(call)));
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (!store.begin(key)) {
                throw ProblemType.IDEMPOTENCY_IN_FLIGHT.because(ProblemType.IDEMPOTENCY_IN_FLIGHT.explanation());
            }
            Optional<StoredAnswer> first = store.find(key);
            if (first.isPresent()) {
                return replay(first.get(), request);
            }
            Response response = (Response) call.proceed();
            Object kept = kept(response.getEntity());
            store.keep(key, new StoredAnswer(request, response.getStatus(), response.getHeaderString(HttpHeaders.LOCATION),
                    response.getEntityTag() == null ? null : response.getEntityTag().getValue(), json(kept)), about(mapper.valueToTree(kept)));
            return response;
        });
    }

    /** The client an answer names, else what the address names, else what was made. */
    private UUID about(JsonNode answer) {
        Matcher addressed = ID.matcher(uri.getRequestUri().getRawPath());
        String id = answer.path("clientId").asText(addressed.find() ? addressed.group() : answer.path("id").asText());
        return ID.matcher(id).matches() ? UUID.fromString(id) : null;
    }

    private Response replay(StoredAnswer first, String request) {
        if (first.isErased()) {
            throw ProblemType.CLIENT_ERASED.because("The first answer to this Idempotency-Key was about a client that was erased since.");
        }
        if (!first.fingerprint().equals(request)) {
            throw ProblemType.IDEMPOTENCY_KEY_REUSED.because(ProblemType.IDEMPOTENCY_KEY_REUSED.explanation());
        }
        replays.increment();
        Response.ResponseBuilder answer = Response.status(first.status()).type(JSON).entity(first.body())
                .header(REPLAYED, true);
        if (first.location() != null) {
            answer.header(HttpHeaders.LOCATION, first.location());
        }
        return (first.tag() == null ? answer : answer.tag(first.tag())).build();
    }

    /** What the caller sent, as the service understood it: white space and the order of fields do not make another request. */
    private static Object body(InvocationContext call) {
        return Arrays.stream(call.getParameters()).filter(Record.class::isInstance).findFirst().orElse(null);
    }

    private static Object kept(Object entity) {
        return entity instanceof Confidential confidential ? confidential.withoutSecrets() : entity;
    }

    private String json(Object entity) throws JsonProcessingException {
        return entity == null ? null : mapper.writeValueAsString(entity);
    }
}
