package dev.troth.platform.http;

import dev.troth.platform.http.RequestRate.Taken;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.tenancy.CurrentTenant;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Refuses a tenant's requests beyond the configured rate, and tells every caller where it stands. */
public class RateLimitFilter {

    /** As soon as the tenant is known: what it may not do is counted, too. */
    private static final int AFTER_THE_TENANT = Priorities.AUTHENTICATION + 1;
    private static final String TAKEN = Taken.class.getName();
    private static final int PERIOD_SECONDS = 60;

    private final RequestRate rate;
    private final CurrentTenant current;

    RateLimitFilter(RequestRate rate, CurrentTenant current) {
        this.rate = rate;
        this.current = current;
    }

    @ServerRequestFilter(priority = AFTER_THE_TENANT)
    public void count(ContainerRequestContext request) {
        if (current.tenant().isEmpty()) {
            return;
        }
        rate.take(current.tenant()).ifPresent(taken -> {
            request.setProperty(TAKEN, taken);
            if (!taken.allowed()) {
                throw ProblemType.TOO_MANY_REQUESTS.because("This tenant may make " + taken.limit() + " requests a minute; there is room again in "
                        + taken.retryAfter() + " seconds.").with("retryAfter", taken.retryAfter());
            }
        });
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getProperty(TAKEN) instanceof Taken taken) {
            MultivaluedMap<String, Object> headers = answer.getHeaders();
            headers.putSingle("RateLimit-Limit", taken.limit());
            headers.putSingle("RateLimit-Remaining", taken.remaining());
            headers.putSingle("RateLimit-Reset", taken.reset());
            // The same as the newer drafts of the IETF write it.
            headers.putSingle("RateLimit-Policy", "\"tenant\";q=" + taken.limit() + ";w=" + PERIOD_SECONDS);
            headers.putSingle("RateLimit", "\"tenant\";r=" + taken.remaining() + ";t=" + taken.reset());
        }
    }
}
