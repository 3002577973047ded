package dev.troth.platform.tenancy;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.hibernate.Session;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What a request loads only to show it is not watched for changes, so that no second copy of it is kept. A transaction has a session of its own, which watches. */
public class UnwatchedReads {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Session session;
    private final CurrentTenant current;

    UnwatchedReads(Session session, CurrentTenant current) {
        this.session = session;
        this.current = current;
    }

    /** After the tenant is known, as the session is the tenant's, and after what refuses a request. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION + 2)
    public void read(ContainerRequestContext request) {
        if (READING.contains(request.getMethod()) && !current.tenant().isEmpty()) {
            session.setDefaultReadOnly(true);
        }
    }
}
