package dev.troth.platform.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What becomes of a body that was answered before it was read: it is read to its end and forgotten, because most callers read no answer
 * before they have sent all. One that takes long to end, or never does, is cut off.
 */
@ApplicationScoped
public class UnreadBody {

    private static final long PATIENCE_MILLIS = 2_000;

    void install(@Observes Router router) {
        router.route().order(HeadLimit.ORDER - 1).handler(context -> {
            Context connection = context.vertx().getOrCreateContext();
            context.addEndHandler(answered -> connection.runOnContext(now -> leave(context)));
            context.next();
        });
    }

    private static void leave(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        request.handler(ignored -> { });
        request.resume();
        // Who has read a body to its end leaves it paused, and a paused one does not count as ended. The next request is on this connection already.
        if (request.isEnded()) {
            return;
        }
        long timer = context.vertx().setTimer(PATIENCE_MILLIS, id -> request.connection().close());
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer));
        request.endHandler(done -> context.vertx().cancelTimer(timer));
    }
}
