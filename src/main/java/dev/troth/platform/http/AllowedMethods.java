package dev.troth.platform.http;

import dev.troth.platform.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says with a 405, and to who asks for its options, which methods the address answers (RFC 9110 section 15.5.6); the framework leaves it out, or names those of longer addresses.
 * Where another resource has a shorter address that this one begins with, it even takes the address for unknown: then its 404 becomes a 405.
 */
@ApplicationScoped
public class AllowedMethods implements ProblemPostProcessor {

    private static final int BETWEEN_CATALOGUE_AND_COUNT = 0;

    private final BeanManager beans;
    private final CurrentVertxRequest current;
    private volatile List<Operation> operations;

    AllowedMethods(BeanManager beans, CurrentVertxRequest current) {
        this.beans = beans;
        this.current = current;
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()
                || HttpMethod.OPTIONS.equals(request.getMethod()) && answer.getHeaders().containsKey(HttpHeaders.ALLOW)) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", of(request.getUriInfo().getRequestUri().getRawPath())));
        }
    }

    /** Once it is in the catalogue, and before it is counted under the type it has there. */
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getStatusCode() != ProblemType.NOT_FOUND.status() || !Arc.container().requestContext().isActive() || current.getCurrent() == null) {
            return problem;
        }
        HttpServerRequest request = current.getCurrent().request();
        Set<String> methods = of(request.path());
        // Who asks by a method that the address has was told so by the resource itself.
        if (methods.size() == 1 || methods.contains(request.method().name())) {
            return problem;
        }
        ProblemType type = ProblemType.METHOD_NOT_ALLOWED;
        return HttpProblem.builder(problem).withType(type.uri()).withTitle(type.title()).withStatus(type.status()).withDetail(type.explanation()).build();
    }

    @Override
    public int priority() {
        return BETWEEN_CATALOGUE_AND_COUNT;
    }

    /** Of any address OPTIONS, of one that there is more. */
    private Set<String> of(String path) {
        if (operations == null) {
            operations = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream().map(bean -> (Class<?>) bean.getBeanClass())
                    .filter(type -> type.isAnnotationPresent(Path.class)).distinct().flatMap(AllowedMethods::operations).toList();
        }
        TreeSet<String> methods = operations.stream().filter(operation -> operation.address().matcher(path).matches()).map(Operation::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }

    private static Stream<Operation> operations(Class<?> resource) {
        return Arrays.stream(resource.getMethods()).flatMap(method -> method(method).map(name -> new Operation(address(resource, method), name)).stream());
    }

    private static Optional<String> method(Method method) {
        return Arrays.stream(method.getAnnotations()).map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(named -> named != null).map(HttpMethod::value).findFirst();
    }

    private static Pattern address(Class<?> resource, Method method) {
        String path = Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class)).filter(part -> part != null).map(Path::value)
                .flatMap(part -> Stream.of(part.split("/"))).filter(step -> !step.isEmpty()).collect(Collectors.joining("/", "/", ""));
        return Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }

    private record Operation(Pattern address, String method) {
    }
}
