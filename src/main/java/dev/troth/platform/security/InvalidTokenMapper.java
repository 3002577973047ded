package dev.troth.platform.security;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.RefusalMapper;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

/** A token that is not valid here. Stands before resteasy-problem's mapper, which does not work with this version of Quarkus. */
@Provider
@Priority(1)
public class InvalidTokenMapper implements ExceptionMapper<AuthenticationFailedException> {

    private final RefusalMapper refusals = new RefusalMapper();

    @Override
    public Response toResponse(AuthenticationFailedException failure) {
        if (Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(IOException.class::isInstance)) {
            // Nobody can say whether the token is good: it would be wrong to send the caller away for a new one.
            return refusals.toResponse(ProblemType.SERVICE_UNAVAILABLE.because("The keys of the token's issuer cannot be read at the moment."));
        }
        Response response = refusals.toResponse(ProblemType.UNAUTHENTICATED.because("The token is not valid here."));
        // The challenge is there already: whoever refused the token has set it.
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        return response;
    }
}
