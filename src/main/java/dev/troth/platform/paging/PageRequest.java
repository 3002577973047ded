package dev.troth.platform.paging;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a collection, and how long: the parameters every collection takes. */
public class PageRequest {

    @QueryParam("limit")
    @Parameter(description = "Items per page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    @QueryParam("after")
    @Parameter(description = "Token of the page, as the page before gave it in `next`; it belongs to the same filter and sort",
            schema = @Schema(type = SchemaType.STRING, maxLength = 1024))
    String after;

    @QueryParam("sort")
    @Parameter(description = "Field to sort by, falling with a leading minus sign such as -recordedAt", schema = @Schema(type = SchemaType.STRING))
    String sort;

    /** The first page, sorted as a caller of the service itself wants it. */
    public static PageRequest first(int limit, String sort) {
        PageRequest request = new PageRequest();
        request.limit = Integer.toString(limit);
        request.sort = sort;
        return request;
    }

    int limit() {
        return Parameters.limit(limit);
    }

    String after() {
        return after;
    }

    String sort() {
        return sort;
    }
}
