package dev.troth.platform.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Metrics are labelled by the templates of the contract. What the framework could not match, such as a request that was refused at the
 * door, it would label with the path and the method as the caller wrote them: an id, or whatever else stood there.
 */
public class PathLabels {

    private static final String OTHER = "OTHER";
    /** What the framework itself says where there is no template. */
    private static final Set<String> OF_THE_FRAMEWORK = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Produces
    @Singleton
    MeterFilter templatesOnly(BeanManager beans) {
        Set<String> templates = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class)).flatMap(PathLabels::templates).collect(Collectors.toUnmodifiableSet());
        return new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().startsWith("http.server")) {
                    return id;
                }
                String path = id.getTag("uri");
                boolean known = path == null || templates.contains(path) || OF_THE_FRAMEWORK.contains(path);
                Meter.Id labelled = known ? id : other(id, "uri");
                String method = id.getTag("method");
                return method == null || METHODS.contains(method) ? labelled : other(labelled, "method");
            }
        };
    }

    private static Meter.Id other(Meter.Id id, String label) {
        return id.replaceTags(Tags.of(id.getTags()).and(Tag.of(label, OTHER)));
    }

    private static Stream<String> templates(Class<?> resource) {
        String collection = resource.getAnnotation(Path.class).value();
        return Stream.concat(Stream.of(collection), Arrays.stream(resource.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Path.class))
                .map(method -> collection + method.getAnnotation(Path.class).value()));
    }
}
