package dev.troth.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What is answered to one caller is kept for no other, and asked for again with its ETag before it is used. */
public class PrivateAnswers {

    private static final String API = "/v1/";

    @ServerResponseFilter
    public void mark(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        // One cache may serve a caller of two tenants: what it keeps at an address for one token is not what there is for another.
        answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        if (!answer.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
