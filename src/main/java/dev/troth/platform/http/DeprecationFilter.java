package dev.troth.platform.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells the callers of a deprecated operation with every answer: Deprecation (RFC 9745), Sunset (RFC 8594). */
public class DeprecationFilter {

    @ServerResponseFilter
    public void tell(ResourceInfo operation, ContainerResponseContext answer) {
        if (operation.getResourceMethod() != null && operation.getResourceMethod().isAnnotationPresent(GoingAway.class)) {
            mark(answer.getHeaders(), operation.getResourceMethod().getAnnotation(GoingAway.class));
        }
    }

    private static void mark(MultivaluedMap<String, Object> headers, GoingAway operation) {
        headers.putSingle("Deprecation", "@" + midnight(operation.since()).getEpochSecond());
        headers.putSingle("Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(midnight(operation.until()).atOffset(ZoneOffset.UTC)));
        headers.add(HttpHeaders.LINK, "</openapi>; rel=\"deprecation\"");
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
