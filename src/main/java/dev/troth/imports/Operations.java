package dev.troth.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.troth.platform.precondition.Representation;
import dev.troth.platform.http.StrictAddress;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.problem.UnreadableBody;
import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The operations an import may ask for, found among the resources: every POST and PUT that answers with the record it creates or moves. */
@ApplicationScoped
class Operations {

    /** How long an operation may be, in characters. */
    static final int LONGEST = 2_000;

    private static final Pattern REQUEST = Pattern.compile("(?<verb>POST|PUT) /(?<path>[^\\s?]+)(\\?(?<query>\\S+))?");

    private static final String WEBHOOKS = "/v1/webhook";

    private final ObjectMapper mapper;
    private final List<Operation> all;

    Operations(BeanManager beans, ObjectMapper mapper) {
        this.mapper = mapper.copy().registerModule(new SimpleModule("references").addDeserializer(UUID.class, new References.Reader()));
        this.all = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().filter(Operations::isOfRecords)
                .flatMap(bean -> Stream.of(bean.getBeanClass().getMethods()).filter(Operations::isRecording).map(method -> operation(beans, bean, method)))
                .toList();
    }

    /** What came of the request a line stands for. */
    Response call(ImportLine line, References references, UriInfo uri) throws Exception {
        Matcher request = line.operation() == null || line.operation().length() > LONGEST ? null : REQUEST.matcher(line.operation());
        if (request == null || !request.matches()) {
            throw Refusal.parameter("operation", "must be written such as POST /v1/commitments, with at most " + LONGEST + " characters");
        }
        List<String> path = Stream.of(request.group("path").split("/", -1)).map(Operations::decoded).toList();
        Operation operation = all.stream().filter(known -> known.answers(request.group("verb"), path)).max(Comparator.comparing(Operation::words))
                .orElseThrow(() -> Refusal.parameter("operation", "is none that creates or moves a record"));
        return operation.call(new Operation.Asked(path, query(request.group("query")), (type, ids) -> body(line.body(), type, ids), references, uri));
    }

    List<Operation> all() {
        return all;
    }

    /** As strictly as a body that comes alone. */
    private Object body(JsonNode body, Type type, References references) throws Exception {
        if (body == null || body.isNull()) {
            return null;
        }
        try {
            return mapper.readerFor(mapper.constructType(type)).withAttribute(References.class, references).readValue(body);
        } catch (JsonProcessingException e) {
            throw UnreadableBody.refusal(e);
        }
    }

    private static Map<String, String> query(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1 || values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))) != null) {
                throw Refusal.parameter("operation", "has a query parameter that is empty or given twice");
            }
        }
        return values;
    }

    private static String decoded(String segment) {
        if (!StrictAddress.isText(segment)) {
            throw Refusal.parameter("operation", "is not percent-encoded UTF-8");
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.parameter("operation", "is not percent-encoded");
        }
    }

    /** Where events are sent to is no record. */
    private static boolean isOfRecords(Bean<?> bean) {
        Path path = bean.getBeanClass().getAnnotation(Path.class);
        return path != null && !path.value().startsWith(WEBHOOKS);
    }

    private static boolean isRecording(Method method) {
        NeedsScope scope = method.getAnnotation(NeedsScope.class);
        APIResponseSchema answer = method.getAnnotation(APIResponseSchema.class);
        return (method.isAnnotationPresent(POST.class) || method.isAnnotationPresent(PUT.class))
                // What needs more than to write is done one request at a time, by those who may.
                && (scope == null || scope.value() == Scope.WRITE) && answer != null && Representation.class.isAssignableFrom(answer.value());
    }

    private static Operation operation(BeanManager beans, Bean<?> bean, Method method) {
        String path = bean.getBeanClass().getAnnotation(Path.class).value()
                + (method.isAnnotationPresent(Path.class) ? "/" + method.getAnnotation(Path.class).value() : "");
        List<String> template = Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toList();
        return new Operation(method.isAnnotationPresent(POST.class) ? "POST" : "PUT", template,
                () -> beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean)), method);
    }
}
