package dev.troth.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings whatever is thrown into the catalogue: a refusal, in whatever a library has wrapped it; what the framework refuses on its own (an unknown
 * path, a wrong media type), in the same shape; and of an unexpected failure nothing but a reference into the log.
 */
@ApplicationScoped
public final class CatalogueEnforcer implements ProblemPostProcessor {

    private static final int BEFORE_ALL_OTHERS = 1_000;
    private static final Logger LOG = Logger.getLogger(CatalogueEnforcer.class);

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        // By name: after a live reload the library goes on asking the enforcer of the code before, too, whose Refusal is another class.
        if (context.cause != null && context.cause.getClass().getName().equals(Refusal.class.getName()) && !(context.cause instanceof Refusal)) {
            return problem;
        }
        Optional<Refusal> refusal = FailureCauses.refusal(context.cause);
        if (refusal.isPresent()) {
            return HttpProblem.builder(RefusalMapper.problem(refusal.get())).withInstance(problem.getInstance()).build();
        }
        ProblemType type = ProblemType.ofStatus(problem.getStatusCode());
        HttpProblem.Builder known = HttpProblem.builder().withType(type.uri()).withTitle(type.title()).withStatus(type.status())
                .withInstance(problem.getInstance()).withDetail(type.explanation());
        if (type == ProblemType.UNAUTHENTICATED) {
            known.withHeader("WWW-Authenticate", "Bearer");
        }
        if (type == ProblemType.INTERNAL_ERROR && !isAnswered()) {
            known.with("reference", FailureTrace.logged(LOG, context.cause));
        }
        problem.getHeaders().forEach(known::withHeader);
        return known.build();
    }

    /** Of a request that was answered at its time limit, and whose transaction was ended under it, any failure may follow: it was told already. */
    private static boolean isAnswered() {
        RoutingContext request = Arc.container().requestContext().isActive() ? Arc.container().instance(CurrentVertxRequest.class).get().getCurrent() : null;
        return request != null && request.response().ended();
    }

    @Override
    public int priority() {
        return BEFORE_ALL_OTHERS;
    }
}
