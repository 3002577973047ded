package dev.troth.platform.http;

import dev.troth.platform.limits.Capacity;
import dev.troth.platform.limits.LimitSettings;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.tenancy.CurrentTenant;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * How many operations that stream ({@link Streams}), or go through all that a tenant has, run at once at this replica, of one tenant and in all: callers who
 * send or read slowly, or ask again and again for what takes minutes, do not keep the others from threads and connections.
 */
@ApplicationScoped
public class StreamLimit {

    private static final String FULL = "As many imports, exports and verifications run here as may run at once. Try again when one of them has ended.";

    private final CurrentTenant current;
    private final Capacity running;

    StreamLimit(CurrentTenant current, LimitSettings limits) {
        this.current = current;
        this.running = new Capacity(limits.streams(), limits.streamsPerTenant());
    }

    @ServerRequestFilter(priority = Priorities.USER)
    public void begin(ResourceInfo operation, RoutingContext context) {
        if (!operation.getResourceMethod().isAnnotationPresent(Streams.class)) {
            return;
        }
        String tenant = current.tenant();
        running.takeOne(tenant, FULL);
        AtomicBoolean held = new AtomicBoolean(true);
        Runnable giveBack = () -> {
            if (held.getAndSet(false)) {
                running.giveBack(tenant, 1);
            }
        };
        // However it ends: answered, broken off, or refused after this.
        context.addEndHandler(done -> giveBack.run());
        // Of a caller who left before this no handler hears any more.
        if (context.response().closed() || context.response().ended()) {
            giveBack.run();
        }
    }

    /**
     * Counts work that goes on to its end also where its caller has left.
     *
     * @throws Refusal where as much runs as may run at once
     */
    public <R> R counted(Supplier<R> work) {
        return running.within(current.tenant(), FULL, work::get);
    }
}
