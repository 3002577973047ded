package dev.troth.platform.security;

import dev.troth.platform.problem.OutageLog;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.RefusalMapper;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A token that is not valid here. Stands before resteasy-problem's mapper, which does not work with this version of Quarkus. */
@Provider
@Priority(1)
public class InvalidTokenMapper implements ExceptionMapper<AuthenticationFailedException> {

    private final RefusalMapper refusals = new RefusalMapper();
    private final RoutingContext exchange;
    private final OutageLog outages;

    InvalidTokenMapper(RoutingContext exchange, OutageLog outages) {
        this.exchange = exchange;
        this.outages = outages;
    }

    @Override
    public Response toResponse(AuthenticationFailedException failure) {
        // The challenge that is there already, set by whoever refused the token, does not say that there was one.
        exchange.response().headers().remove(HttpHeaders.WWW_AUTHENTICATE);
        Optional<IOException> away = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).filter(IOException.class::isInstance)
                .map(IOException.class::cast).findFirst();
        if (away.isPresent()) {
            outages.keysAway(away.get());
            // Nobody can say whether the token is good: it would be wrong to send the caller away for a new one.
            return refusals.toResponse(ProblemType.SERVICE_UNAVAILABLE.because("The keys of the token's issuer cannot be read at the moment."));
        }
        Response response = refusals.toResponse(ProblemType.UNAUTHENTICATED.because("The token is not valid here."));
        // RFC 6750 section 3.1
        response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        return response;
    }
}
