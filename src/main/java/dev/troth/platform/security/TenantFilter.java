package dev.troth.platform.security;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.tenancy.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The door of the API: no request passes without a proven identity, and the tenant and the caller are taken from it: the token's tenant
 * claim and subject.
 */
public class TenantFilter {

    /** Name of the claim, and of the identity's attribute where there is no token. */
    static final String TENANT = "tenant";

    /** The pages that explain problems are open to all. */
    private static final Pattern OPEN = Pattern.compile("/problems(/.*)?");
    private static final Pattern TENANT_SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final SecurityIdentity identity;
    private final CurrentTenant current;

    TenantFilter(SecurityIdentity identity, CurrentTenant current) {
        this.identity = identity;
        this.current = current;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void enter(ContainerRequestContext request) {
        if (OPEN.matcher(request.getUriInfo().getPath()).matches()) {
            return;
        }
        if (identity.isAnonymous()) {
            throw ProblemType.UNAUTHENTICATED.because("Send a bearer token.");
        }
        Object claim = identity.getPrincipal() instanceof JsonWebToken token ? token.claim(TENANT).orElse(null) : identity.getAttribute(TENANT);
        if (!(claim instanceof String tenant) || !TENANT_SHAPE.matcher(tenant).matches()) {
            throw ProblemType.FORBIDDEN.because("The token names no tenant.");
        }
        current.enter(tenant, identity.getPrincipal().getName());
    }
}
