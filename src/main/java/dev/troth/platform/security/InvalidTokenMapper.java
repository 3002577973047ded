package dev.troth.platform.security;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.RefusalMapper;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A token that is not valid here. Stands before resteasy-problem's mapper, which does not work with this version of Quarkus. */
@Provider
@Priority(1)
public class InvalidTokenMapper implements ExceptionMapper<AuthenticationFailedException> {

    private final RefusalMapper refusals = new RefusalMapper();

    @Override
    public Response toResponse(AuthenticationFailedException failure) {
        Response response = refusals.toResponse(ProblemType.UNAUTHENTICATED.because("The token is not valid here."));
        // The challenge is there already: whoever refused the token has set it.
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        return response;
    }
}
