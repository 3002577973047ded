package dev.troth.support;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;

/**
 * Reads plain paths ({@code items[0].name}) out of an answer. REST Assured compiles a Groovy script for each path it is asked for, which was
 * half of the time the tests took. What is no plain path, and what does not match, is left to REST Assured: meaning and message stay its own.
 */
final class PlainPaths implements InvocationHandler {

    private static final List<Class<?>> KINDS = List.of(Response.class, ValidatableResponse.class, ExtractableResponse.class);
    private static final Pattern PLAIN = Pattern.compile("(?:\\[\\d+]|[A-Za-z_]\\w*)(?:\\[\\d+]|\\.[A-Za-z_]\\w*)*");
    private static final Pattern STEP = Pattern.compile("\\w+");
    /** In place of a value that is REST Assured's to find. */
    private static final Object UNREAD = new Object();

    private final Object original;
    /** Parsed anew each time it is asked, as by REST Assured: what is done to a value, nobody else sees. */
    private final Response response;

    private PlainPaths(Object original, Response response) {
        this.original = original;
        this.response = response;
    }

    /** The same answer, whose plain paths are read without a script. */
    static Response of(Response response) {
        return (Response) wrapped(response, response);
    }

    private static Object wrapped(Object result, Response response) {
        Class<?>[] kinds = KINDS.stream().filter(kind -> kind.isInstance(result)).toArray(Class<?>[]::new);
        return kinds.length == 0 ? result : Proxy.newProxyInstance(PlainPaths.class.getClassLoader(), kinds, new PlainPaths(result, response));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        Object quick = switch (method.getName()) {
            case "path" -> ((Object[]) args[1]).length == 0 ? read(response.jsonPath(), (String) args[0]) : UNREAD;
            case "body" -> isMatched(args) ? proxy : UNREAD;
            case "jsonPath" -> args == null ? new Paths(response.asString(), response.jsonPath()) : UNREAD;
            default -> UNREAD;
        };
        if (quick != UNREAD) {
            return quick;
        }
        try {
            Object result = method.invoke(original, args);
            return result == original ? proxy : wrapped(result, response);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** One path and what it must match; more of them in one call are REST Assured's. */
    private boolean isMatched(Object[] args) {
        if (args == null || args.length != 3 || !(args[0] instanceof String path) || !(args[1] instanceof Matcher<?> matcher) || ((Object[]) args[2]).length > 0) {
            return false;
        }
        Object value = read(response.jsonPath(), path);
        return value != UNREAD && matcher.matches(value);
    }

    private static Object read(JsonPath body, String path) {
        if (!PLAIN.matcher(path).matches()) {
            return UNREAD;
        }
        Object value = body.get();
        for (String step : STEP.matcher(path).results().map(MatchResult::group).toList()) {
            if (value == null || value == UNREAD) {
                return value;
            }
            value = Character.isDigit(step.charAt(0)) ? element(value, Integer.parseInt(step)) : field(value, step);
        }
        return value;
    }

    private static Object element(Object value, int index) {
        if (value instanceof List<?> list) {
            return index < list.size() ? list.get(index) : null;
        }
        return UNREAD;
    }

    private static Object field(Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            // A name after a list stands for that field of each of its elements.
            List<Object> values = new ArrayList<>();
            list.forEach(element -> values.add(((Map<?, ?>) element).get(name)));
            return values;
        }
        return UNREAD;
    }

    /** All that reads a value asks {@link #get(String)}. */
    private static final class Paths extends JsonPath {

        private final JsonPath original;

        Paths(String body, JsonPath original) {
            super(body);
            this.original = original;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T get(String path) {
            Object value = read(original, path);
            return value == UNREAD ? original.get(path) : (T) value;
        }

        @Override
        public JsonPath setRootPath(String path) {
            return original.setRootPath(path);
        }
    }
}
