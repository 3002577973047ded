package dev.troth.platform.http;

import com.arjuna.ats.arjuna.coordinator.TxControl;
import dev.troth.platform.limits.LimitSettings;
import dev.troth.platform.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Answers a request that takes too long, from when its headers were read. The statement it waits for is ended by the database at the same
 * age, and its transaction soon after by the transaction manager: nothing runs on for long for a caller who has gone.
 */
@ApplicationScoped
public class TimeLimit {

    private static final String TIMER = TimeLimit.class.getName();
    private static final String API = "/v1/*";
    private static final int AFTER_ALL_OTHERS = 0;
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(TimeLimit.class);

    private final Duration longest;

    TimeLimit(LimitSettings limits) {
        this.longest = limits.requestTimeout();
    }

    /**
     * The transaction manager ends a transaction under the thread that works in it, where it may fail in any way: so it waits until the caller was
     * answered, and the database has had its say.
     */
    void outlastTheAnswer(@Observes StartupEvent started) {
        TxControl.setDefaultTimeout(Math.toIntExact(longest.plus(GRACE).toSeconds()));
    }

    void install(@Observes Router router) {
        router.route(API).order(HeadLimit.ORDER).handler(context -> {
            long timer = context.vertx().setTimer(longest.toMillis(), id -> end(context));
            context.put(TIMER, timer).addEndHandler(done -> context.vertx().cancelTimer(timer));
            context.next();
        });
    }

    /** @return an answer nobody reads, where the request waited for its turn until it was answered: then nothing is done for it any more */
    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    public Response exempt(ResourceInfo operation, RoutingContext context) {
        if (context.response().ended()) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
        }
        if (operation.getResourceMethod().isAnnotationPresent(NoTimeLimit.class) && context.get(TIMER) instanceof Long timer) {
            context.vertx().cancelTimer(timer);
        }
        return null;
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
            try {
                DirectProblem.answer(context, ProblemType.SERVICE_UNAVAILABLE, "The request was not answered in time. Whether it was carried out is not known; "
                        + "a POST repeated with the same Idempotency-Key is carried out once.");
            } catch (IllegalStateException e) {
                LOG.debug("A request was answered in the moment its time was over.", e);
            }
        }
    }
}
