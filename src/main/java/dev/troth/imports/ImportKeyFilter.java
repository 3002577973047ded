package dev.troth.imports;

import dev.troth.platform.idempotency.IdempotencyInterceptor;
import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** An import is repeated under its own key: the key that repeats a single request would keep a stream whole, and repeat it for each of its lines. */
public class ImportKeyFilter {

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        if (resource.getResourceClass() == ImportResource.class && request.getHeaderString(IdempotencyInterceptor.KEY) != null) {
            throw Refusal.parameter(IdempotencyInterceptor.KEY, "is not taken here: an import is repeated under its own key");
        }
    }
}
