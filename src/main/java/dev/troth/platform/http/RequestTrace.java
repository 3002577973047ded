package dev.troth.platform.http;

import dev.troth.platform.trace.TraceId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;

/**
 * Every request has a trace id, whether or not spans are recorded: that of its span, else the caller's, else one of its own. All that is logged for
 * the request has it, and so has its problem document.
 */
@ApplicationScoped
public class RequestTrace {

    /** Before everything that may refuse. */
    static final int ORDER = Integer.MIN_VALUE + 1;

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(context -> {
            String id = id(context);
            context.put(TraceId.NAME, id);
            MDC.put(TraceId.NAME, id);
            context.next();
        });
    }

    static String of(RoutingContext context) {
        return context.get(TraceId.NAME);
    }

    private static String id(RoutingContext context) {
        SpanContext recorded = Span.current().getSpanContext();
        return recorded.isValid() ? recorded.getTraceId() : TraceId.from(context.request().getHeader(TraceId.HEADER)).orElseGet(TraceId::next);
    }
}
