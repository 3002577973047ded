package dev.troth.platform.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Link;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Puts the address of the next page into a Link header (RFC 8288) of everything that goes on. */
public class PageLinkFilter {

    @ServerResponseFilter
    public void link(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Continued<?> page && page.next() != null) {
            response.getHeaders().add(HttpHeaders.LINK, Link.fromUriBuilder(
                    request.getUriInfo().getRequestUriBuilder().replaceQueryParam("after", page.next())).rel("next").build().toString());
        }
    }
}
