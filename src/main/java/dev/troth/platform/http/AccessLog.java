package dev.troth.platform.http;

import dev.troth.platform.trace.TraceId;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/**
 * One line per request, however it ends, with fields of a known kind: nothing a caller wrote is in it, but the trace id. What is refused before it is HTTP
 * has no line, and the port of health and metrics keeps none.
 */
@ApplicationScoped
public class AccessLog {

    /** Its category, to be listened to or switched off. */
    static final String CATEGORY = "dev.troth.access";

    private static final String TENANT = AccessLog.class.getName();
    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final PathTemplates templates;
    private final MeterRegistry registry;
    private final boolean namesTenants;

    /** @param namesTenants off where names of tenants are persons' */
    AccessLog(PathTemplates templates, MeterRegistry registry, @ConfigProperty(name = "troth.access-log.tenant", defaultValue = "true") boolean namesTenants) {
        this.templates = templates;
        this.registry = registry;
        this.namesTenants = namesTenants;
    }

    void install(@Observes Router router) {
        router.route().order(RequestTrace.ORDER + 1).handler(context -> {
            long begun = registry.config().clock().monotonicTime();
            context.addEndHandler(end -> write(context, begun, end.failed()));
            context.next();
        });
    }

    /** Whose request it is, once that is known. */
    public static void ofTenant(RoutingContext context, String tenant) {
        context.put(TENANT, tenant);
    }

    private void write(RoutingContext context, long begun, boolean broken) {
        if (!LOG.isLoggable(Level.INFO)) {
            return;
        }
        HttpServerResponse response = context.response();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("method", PathTemplates.method(context.request().method().name()));
        fields.put("path", templates.of(context.request().path()));
        // 0 where the caller was gone before there was an answer.
        fields.put("status", Integer.toString(broken && !response.headWritten() ? 0 : response.getStatusCode()));
        fields.put("durationMs", Long.toString(TimeUnit.NANOSECONDS.toMillis(registry.config().clock().monotonicTime() - begun)));
        fields.put("bytes", Long.toString(response.bytesWritten()));
        String line = String.join(" ", fields.get("method"), fields.get("path"), fields.get("status"), fields.get("durationMs"), "ms", fields.get("bytes"), "bytes");
        if (broken) {
            fields.put("broken", "true");
        }
        if (namesTenants && context.get(TENANT) instanceof String tenant) {
            fields.put("tenant", tenant);
        }
        fields.put(TraceId.NAME, RequestTrace.of(context));
        ExtLogRecord logged = new ExtLogRecord(Level.INFO, broken ? line + ", broken off" : line, ExtLogRecord.FormatStyle.NO_FORMAT, AccessLog.class.getName());
        logged.setMdc(fields);
        LOG.logRaw(logged);
    }
}
