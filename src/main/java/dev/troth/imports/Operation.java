package dev.troth.imports;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One operation of the API, called as HTTP calls it: the same method of the same resource, with what stands around it (validation, the
 * transaction), so that a line is judged as the request it stands for.
 *
 * @param verb such as POST
 * @param template the segments of its path, parameters in braces
 * @param resource whose method it is
 */
record Operation(String verb, List<String> template, Supplier<Object> resource, Method method) {

    /** As over HTTP, a parameter is at least one character. */
    boolean answers(String asked, List<String> path) {
        return verb.equals(asked) && path.size() == template.size()
                && IntStream.range(0, path.size()).allMatch(i -> isParameter(template.get(i)) ? !path.get(i).isEmpty() : template.get(i).equals(path.get(i)));
    }

    /** How many segments of its path are words: of two operations that answer, the one with more of them is meant. */
    long words() {
        return template.stream().filter(segment -> !isParameter(segment)).count();
    }

    Response call(Asked asked) throws Exception {
        Set<String> known = Stream.of(method.getParameters()).filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .map(parameter -> parameter.getAnnotation(QueryParam.class).value()).collect(Collectors.toSet());
        if (!known.containsAll(asked.query().keySet())) {
            throw Refusal.parameter("operation", "has a query parameter the operation does not have");
        }
        Parameter[] parameters = method.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = argument(parameters[i], asked);
        }
        try {
            return (Response) method.invoke(resource.get(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Object argument(Parameter parameter, Asked asked) throws Exception {
        if (parameter.isAnnotationPresent(PathParam.class)) {
            String text = asked.path().get(template.indexOf("{" + parameter.getAnnotation(PathParam.class).value() + "}"));
            return parameter.getType() == UUID.class ? id(text, asked.references()) : text;
        }
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return asked.query().get(parameter.getAnnotation(QueryParam.class).value());
        }
        if (parameter.isAnnotationPresent(HeaderParam.class)) {
            return null;
        }
        return parameter.getType() == UriInfo.class ? asked.uri() : asked.body().as(parameter.getParameterizedType(), asked.references());
    }

    private static UUID id(String text, References references) {
        try {
            return references.id(text);
        } catch (IllegalArgumentException e) {
            if (text.startsWith(References.SIGN)) {
                throw Refusal.parameter("operation", text + " " + e.getMessage());
            }
            throw ProblemType.NOT_FOUND.because(ProblemType.NOT_FOUND.explanation());
        }
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    @Override
    public String toString() {
        return verb + " /" + String.join("/", template);
    }

    /**
     * What is asked of an operation.
     *
     * @param path decoded, segment by segment
     * @param uri where the import itself is; the addresses made of it are not sent
     */
    record Asked(List<String> path, Map<String, String> query, Body body, References references, UriInfo uri) {
    }

    /** A body that is yet to be read as what the operation takes. */
    @FunctionalInterface
    interface Body {
        Object as(Type type, References references) throws Exception;
    }
}
