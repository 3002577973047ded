package dev.troth.platform.http;

import dev.troth.platform.limits.LimitSettings;
import dev.troth.platform.problem.ProblemType;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers a request that takes too long, from when its headers were read. The statement it waits for is ended by the database at the same
 * age, its transaction by the transaction manager: nothing runs on for a caller who has gone.
 */
@ApplicationScoped
public class TimeLimit {

    private static final String TIMER = TimeLimit.class.getName();
    private static final String API = "/v1/*";
    private static final int AFTER_ALL_OTHERS = 0;

    private final Duration longest;

    TimeLimit(LimitSettings limits) {
        this.longest = limits.requestTimeout();
    }

    void install(@Observes Router router) {
        router.route(API).order(HeadLimit.ORDER).handler(context -> {
            long timer = context.vertx().setTimer(longest.toMillis(), id -> end(context));
            context.put(TIMER, timer).addEndHandler(done -> context.vertx().cancelTimer(timer));
            context.next();
        });
    }

    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    public void exempt(ResourceInfo operation, RoutingContext context) {
        if (operation.getResourceMethod().isAnnotationPresent(NoTimeLimit.class) && context.get(TIMER) instanceof Long timer) {
            context.vertx().cancelTimer(timer);
        }
    }

    /** What comes too late has nowhere to go. */
    @ServerResponseFilter(priority = AFTER_ALL_OTHERS)
    public void drop(ContainerResponseContext answer, RoutingContext context) {
        if (context.response().ended()) {
            answer.setEntity(null);
        }
    }

    private void end(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (!response.headWritten()) {
            // Who works on the request may still read from the connection.
            response.headers().remove("Content-Length").set("Retry-After", "5").set("Connection", "close");
            DirectProblem.answer(context, ProblemType.SERVICE_UNAVAILABLE, "The request was not answered in time. Whether it was carried out is not known; "
                    + "a POST repeated with the same Idempotency-Key is carried out once.");
        }
    }
}
