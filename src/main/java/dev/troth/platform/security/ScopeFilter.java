package dev.troth.platform.security;

import dev.troth.platform.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Who is in may do what the token's scopes say: an operation is refused before anything of the request is judged, or told. */
public class ScopeFilter {

    private final SecurityIdentity identity;
    private final TokenClaims claims;

    ScopeFilter(SecurityIdentity identity, TokenClaims claims) {
        this.identity = identity;
        this.claims = claims;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void check(ContainerRequestContext request, ResourceInfo operation) {
        if (TenantFilter.isOpen(request)) {
            return;
        }
        Scope needed = Scope.neededBy(request.getMethod(),
                Optional.ofNullable(operation.getResourceMethod().getAnnotation(NeedsScope.class)).map(NeedsScope::value));
        if (!claims.scopes(identity).contains(needed.text())) {
            throw ProblemType.FORBIDDEN.because("This operation needs the scope " + needed.text() + ".").with("scope", needed.text());
        }
    }
}
