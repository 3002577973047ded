package dev.troth.platform.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;

/**
 * A body of lines is read line by line, and each line has its limit: as a whole it may be of any length. Only operations that take it are
 * read, so that for all others the limits of a body hold.
 */
@ApplicationScoped
public class StreamedBody {

    /** The media type of such a body. */
    public static final String NDJSON = "application/x-ndjson";

    /** Where the server keeps its own limit while it reads a body whose length was not announced. */
    private static final String SERVER_LIMIT = "io.quarkus.max-request-size";

    void install(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(StreamedBody::hideLength);
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(StreamedBody::liftLimit);
    }

    static boolean is(String mediaType) {
        return mediaType != null && mediaType.toLowerCase(Locale.ROOT).startsWith(NDJSON);
    }

    static boolean is(RoutingContext context) {
        return is(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
    }

    /** The server refuses an announced length beyond its limit; where the body ends is known without the header by now. */
    private static void hideLength(RoutingContext context) {
        if (is(context)) {
            context.request().headers().remove(HttpHeaders.CONTENT_LENGTH);
        }
        context.next();
    }

    private static void liftLimit(RoutingContext context) {
        if (is(context)) {
            context.remove(SERVER_LIMIT);
        }
        context.next();
    }
}
