package dev.troth.platform.http;

import dev.troth.platform.problem.ProblemType;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a body that announces itself as larger than 1 MiB before the server does, which would answer without a problem document. */
@ApplicationScoped
public class AnnouncedBodyLimit {

    private static final int BEFORE_EVERYTHING = Integer.MIN_VALUE;

    void install(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(AnnouncedBodyLimit::check);
    }

    private static void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length == null || !isTooLarge(length) || StreamedBody.is(context)) {
            context.next();
            return;
        }
        ProblemType type = ProblemType.PAYLOAD_TOO_LARGE;
        // The rest of the body is not read: the connection cannot be used again.
        context.response().setStatusCode(type.status()).putHeader("Content-Type", "application/problem+json").putHeader("Connection", "close")
                .end(new JsonObject().put("type", type.uri().toString()).put("title", type.title()).put("status", type.status())
                        .put("detail", type.explanation()).put("instance", context.request().path()).encode());
    }

    private static boolean isTooLarge(String length) {
        try {
            return Long.parseLong(length) > BodyLimit.MAX_BYTES;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
