package dev.troth.platform.http;

import dev.troth.platform.limits.Capacity;
import dev.troth.platform.limits.Capacity.Work;
import dev.troth.platform.limits.LimitSettings;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/**
 * How many bodies are being read at once at this replica, of one tenant and in all. A body is read by the thread that serves it, for as long as it takes to
 * arrive: callers who send theirs byte by byte get no more threads than leave enough for the others.
 */
@ApplicationScoped
class ArrivingBodies {

    private static final String FULL = "As many bodies are arriving here as may at once. Try again when some of them are here.";

    private final CurrentTenant current;
    private final Capacity arriving;

    ArrivingBodies(CurrentTenant current, LimitSettings limits) {
        this.current = current;
        this.arriving = new Capacity(limits.bodies(), limits.bodiesPerTenant());
    }

    /** @throws Refusal where as many are arriving as may at once */
    Object read(Work<Object, IOException> body) throws IOException {
        return arriving.within(current.tenant(), FULL, body);
    }
}
