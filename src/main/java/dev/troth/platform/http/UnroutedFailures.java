package dev.troth.platform.http;

import dev.troth.platform.problem.FailureTrace;
import dev.troth.platform.problem.ProblemType;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Answers what fails before it is routed to an operation, such as a request whose Host is none. The framework's own handler writes the address into the log as it is, keys and
 * names of persons in it included, and gives no problem document.
 */
@ApplicationScoped
public class UnroutedFailures {

    private static final int NOT_SAID = -1;
    private static final int SERVER_ERROR = 500;
    private static final Logger LOG = Logger.getLogger(UnroutedFailures.class);

    void install(@Observes Router router) {
        router.route().order(HeadLimit.ORDER - 2).failureHandler(UnroutedFailures::answer);
    }

    private static void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        Throwable failure = context.failure();
        if (response.headWritten() || failure instanceof SecurityException) {
            // Who may not is told by whoever asks who it is.
            context.next();
        } else if (context.statusCode() != NOT_SAID && context.statusCode() < SERVER_ERROR) {
            ProblemType type = ProblemType.ofStatus(context.statusCode());
            DirectProblem.answer(context, type, type.explanation());
        } else {
            DirectProblem.failure(context, FailureTrace.logged(LOG, failure));
        }
    }
}
