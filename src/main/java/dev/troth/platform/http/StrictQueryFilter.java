package dev.troth.platform.http;

import dev.troth.platform.problem.FieldError;
import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters an operation does not have, repeated and empty ones: nothing a caller says is silently ignored. */
public class StrictQueryFilter {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> names = known.computeIfAbsent(resource.getResourceMethod(), StrictQueryFilter::parameters);
        List<FieldError> errors = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!names.contains(name)) {
                errors.add(FieldError.in(name, "is not a parameter of this operation" + (names.isEmpty() ? "" : "; it has " + String.join(", ", names))));
            } else if (values.size() > 1) {
                errors.add(FieldError.in(name, "is given more than once"));
            } else if (values.get(0).isEmpty()) {
                // The framework would take it for absent.
                errors.add(FieldError.in(name, "is empty"));
            }
        });
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
    }

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    if (field.isAnnotationPresent(QueryParam.class)) {
                        names.add(field.getAnnotation(QueryParam.class).value());
                    }
                }
            }
        }
        if (AnsweredType.of(method).isPresent()) {
            names.add(SparseFields.PARAMETER);
        }
        return names;
    }
}
