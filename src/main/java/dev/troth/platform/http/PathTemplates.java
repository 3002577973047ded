package dev.troth.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an address is called where requests are counted and logged: the template it has in the contract, never what a caller wrote. */
@ApplicationScoped
public class PathTemplates {

    /** What is in no contract, whether an address or a method. */
    public static final String OTHER = "OTHER";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Set<String> all;
    /** By how many steps they have, those that say more before those that take anything. */
    private final Map<Integer, List<Template>> bySteps;

    PathTemplates(BeanManager beans) {
        all = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class)).flatMap(PathTemplates::templates).collect(Collectors.toUnmodifiableSet());
        bySteps = all.stream().map(Template::of).sorted(Comparator.comparingLong(Template::variables).thenComparing(Template::text))
                .collect(Collectors.groupingBy(template -> template.steps().length));
    }

    /** All there are, as the contract writes them. */
    public Collection<String> all() {
        return all;
    }

    /** The template of an address as it was asked for, {@link #OTHER} where it has none: refused at the door or not. */
    public String of(String path) {
        String[] steps = steps(path == null ? "" : path);
        return bySteps.getOrDefault(steps.length, List.of()).stream().filter(template -> template.matches(steps)).findFirst().map(Template::text).orElse(OTHER);
    }

    /** A method by its name, {@link #OTHER} where HTTP has none of that name that we answer. */
    static String method(String method) {
        return METHODS.contains(method) ? method : OTHER;
    }

    private static Stream<String> templates(Class<?> resource) {
        String collection = resource.getAnnotation(Path.class).value();
        return Stream.concat(Stream.of(collection), Arrays.stream(resource.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Path.class))
                .map(method -> collection + method.getAnnotation(Path.class).value()));
    }

    private static String[] steps(String path) {
        return Arrays.stream(path.split("/")).filter(step -> !step.isEmpty()).toArray(String[]::new);
    }

    private record Template(String text, String[] steps) {

        static Template of(String text) {
            return new Template(text, PathTemplates.steps(text));
        }

        long variables() {
            return Arrays.stream(steps).filter(Template::isVariable).count();
        }

        boolean matches(String[] asked) {
            for (int i = 0; i < steps.length; i++) {
                if (!isVariable(steps[i]) && !steps[i].equals(asked[i])) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isVariable(String step) {
            return step.startsWith("{");
        }
    }
}
