package dev.troth.support;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads plain paths ({@code items[0].name}) out of an answer. REST Assured compiles a Groovy script for each path it is asked for, which was
 * half of the time the tests took. What is no plain path, and what fails, is left to REST Assured: meaning and message stay its own.
 */
final class PlainPaths implements InvocationHandler {

    private static final List<Class<?>> KINDS = List.of(Response.class, ValidatableResponse.class, ExtractableResponse.class);
    private static final Pattern PLAIN = Pattern.compile("(?:\\[\\d+]|[A-Za-z_]\\w*)(?:\\[\\d+]|\\.[A-Za-z_]\\w*)*");
    private static final Pattern STEPS = Pattern.compile("[A-Za-z_]\\w*|\\[\\d+]");
    /** In place of a value that is REST Assured's to find. */
    private static final Object UNREAD = new Object();

    private final Object original;
    private final Answer answer;

    private PlainPaths(Object original, Answer answer) {
        this.original = original;
        this.answer = answer;
    }

    /** The same answer, whose plain paths are read without a script. */
    static Response of(Response response) {
        return (Response) wrapped(response, new Answer(response));
    }

    private static Object wrapped(Object result, Answer answer) {
        Class<?>[] kinds = KINDS.stream().filter(kind -> kind.isInstance(result)).toArray(Class<?>[]::new);
        return kinds.length == 0 ? result : Proxy.newProxyInstance(PlainPaths.class.getClassLoader(), kinds, new PlainPaths(result, answer));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        Object quick = switch (method.getName()) {
            case "path" -> args.length == 2 && ((Object[]) args[1]).length == 0 ? answer.read((String) args[0]) : UNREAD;
            case "body" -> isMatched(args) ? proxy : UNREAD;
            case "jsonPath" -> args == null ? answer.paths() : UNREAD;
            default -> UNREAD;
        };
        if (quick != UNREAD) {
            return quick;
        }
        try {
            Object result = method.invoke(original, args);
            return result == original ? proxy : wrapped(result, answer);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private boolean isMatched(Object[] args) {
        if (args == null || args.length != 3 || !(args[0] instanceof String path) || !(args[1] instanceof org.hamcrest.Matcher<?> matcher)) {
            return false;
        }
        Object[] more = (Object[]) args[2];
        boolean matched = answer.matches(path, matcher);
        for (int i = 0; matched && i + 1 < more.length; i += 2) {
            matched = more[i] instanceof String next && more[i + 1] instanceof org.hamcrest.Matcher<?> expected && answer.matches(next, expected);
        }
        return matched;
    }

    /** The body of an answer, read once. */
    private static final class Answer {

        private final Response response;
        private Object root = UNREAD;

        Answer(Response response) {
            this.response = response;
        }

        boolean matches(String path, org.hamcrest.Matcher<?> matcher) {
            Object value = read(path);
            return value != UNREAD && matcher.matches(value);
        }

        Object read(String path) {
            if (!PLAIN.matcher(path).matches()) {
                return UNREAD;
            }
            if (root == UNREAD) {
                root = response.jsonPath().get();
            }
            Object value = root;
            Matcher steps = STEPS.matcher(path);
            while (steps.find() && value != null && value != UNREAD) {
                value = step(value, steps.group());
            }
            return value;
        }

        JsonPath paths() {
            return new Paths(response.asString(), response.jsonPath(), this);
        }

        private static Object step(Object value, String step) {
            if (step.startsWith("[")) {
                int index = Integer.parseInt(step.substring(1, step.length() - 1));
                return value instanceof List<?> list ? index < list.size() ? list.get(index) : null : UNREAD;
            }
            if (value instanceof Map<?, ?> map) {
                return map.get(step);
            }
            // A name after a list stands for that field of each of its elements.
            return value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)
                    ? list.stream().map(element -> (Object) ((Map<?, ?>) element).get(step)).collect(java.util.ArrayList::new, List::add, List::addAll)
                    : UNREAD;
        }
    }

    private static final class Paths extends JsonPath {

        private final JsonPath original;
        private final Answer answer;

        Paths(String body, JsonPath original, Answer answer) {
            super(body);
            this.original = original;
            this.answer = answer;
        }

        @Override
        public <T> T get() {
            return original.get();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T get(String path) {
            Object value = answer.read(path);
            return value == UNREAD ? original.get(path) : (T) value;
        }

        @Override
        public <T> T getObject(String path, Class<T> type) {
            return original.getObject(path, type);
        }

        @Override
        public JsonPath param(String name, Object value) {
            return original.param(name, value);
        }

        @Override
        public JsonPath setRootPath(String path) {
            return original.setRootPath(path);
        }

        @Override
        public String prettify() {
            return original.prettify();
        }
    }
}
