package dev.troth.platform.http;

import dev.troth.platform.problem.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a request whose address or headers are too long. The server's own limits lie above these: what is longer still is answered
 * without a problem document, because it is never read to its end.
 */
@ApplicationScoped
public class HeadLimit {

    /** After CORS, so that a page can read the refusal, and before authentication. */
    static final int ORDER = -250;

    private static final int LONGEST_ADDRESS = 8 << 10;
    private static final int LONGEST_HEADERS = 16 << 10;

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(HeadLimit::check);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().length() > LONGEST_ADDRESS) {
            DirectProblem.answer(context, ProblemType.URI_TOO_LONG, ProblemType.URI_TOO_LONG.explanation());
        } else if (request.headers().entries().stream().mapToInt(header -> header.getKey().length() + header.getValue().length()).sum() > LONGEST_HEADERS) {
            DirectProblem.answer(context, ProblemType.HEADERS_TOO_LARGE, ProblemType.HEADERS_TOO_LARGE.explanation());
        } else {
            context.next();
        }
    }
}
