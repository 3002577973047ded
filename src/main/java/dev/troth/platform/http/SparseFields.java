package dev.troth.platform.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.paging.Continued;
import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers with the fields a caller asks for and no others: of a record, or of the items of a page or a piece of a feed, which says all else it says. Its state, and so its ETag, is that of the whole. */
public class SparseFields {

    /** The query parameter that names them. */
    public static final String PARAMETER = "fields";

    /** What can be had as an archive is streamed: it is never there as a whole, to choose from. */
    public static final String WHOLE = "application/zip";

    /** Characters it may have. */
    public static final int LONGEST = 1_000;

    private static final int AFTER_STRICT_QUERY = Priorities.USER + 100;
    /** The last to see the answer: the others look at the record it is. */
    private static final int LAST = Priorities.USER - 1_000;
    /** As the framework writes it for the whole. */
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final ObjectMapper mapper;

    SparseFields(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @ServerRequestFilter(priority = AFTER_STRICT_QUERY)
    public void read(ContainerRequestContext request, ResourceInfo resource) {
        String fields = request.getUriInfo().getQueryParameters().getFirst(PARAMETER);
        Optional<Class<?>> type = fields == null ? Optional.empty() : AnsweredType.of(resource.getResourceMethod());
        if (type.isEmpty()) {
            return;
        }
        if (fields.length() > LONGEST) {
            throw Refusal.parameter(PARAMETER, "has more than " + LONGEST + " characters");
        }
        request.setProperty(PARAMETER, Selection.of(fields, mapper.constructType(type.get()), mapper));
    }

    @ServerResponseFilter(priority = LAST)
    public void write(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        Object whole = response.getEntity();
        if (request.getProperty(PARAMETER) instanceof Selection fields && response.getStatus() == Response.Status.OK.getStatusCode() && whole instanceof Record) {
            response.setEntity(json(whole, whole instanceof Continued<?> ? fields.ofItems() : fields), new Annotation[0], JSON);
        }
    }

    private String json(Object whole, Selection fields) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new FilteringGeneratorDelegate(mapper.createGenerator(text), fields, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            mapper.writeValue(json, whole);
        }
        return text.toString();
    }
}
