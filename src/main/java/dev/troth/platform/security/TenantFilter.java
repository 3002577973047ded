package dev.troth.platform.security;

import dev.troth.platform.http.AccessLog;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.tenancy.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The door of the API: no request passes without a proven identity, and the tenant and the caller are taken from it: the token's tenant
 * claim and subject.
 */
public class TenantFilter {

    /** The pages that explain problems are open to all. */
    private static final Pattern OPEN = Pattern.compile("/problems(/.*)?");
    private static final Pattern TENANT_SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final SecurityIdentity identity;
    private final TokenClaims claims;
    private final CurrentTenant current;

    TenantFilter(SecurityIdentity identity, TokenClaims claims, CurrentTenant current) {
        this.identity = identity;
        this.claims = claims;
        this.current = current;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void enter(ContainerRequestContext request, RoutingContext context) {
        if (isOpen(request)) {
            return;
        }
        if (identity.isAnonymous()) {
            throw ProblemType.UNAUTHENTICATED.because("Send a bearer token.");
        }
        String tenant = claims.tenant(identity).filter(name -> TENANT_SHAPE.matcher(name).matches())
                .orElseThrow(() -> ProblemType.FORBIDDEN.because("The token names no tenant."));
        current.enter(tenant, identity.getPrincipal().getName());
        AccessLog.ofTenant(context, tenant);
    }

    static boolean isOpen(ContainerRequestContext request) {
        return OPEN.matcher(request.getUriInfo().getPath()).matches();
    }
}
