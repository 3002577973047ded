package dev.troth.platform.paging;

import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a collection, and how long: the parameters every collection takes. */
public class PageRequest {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    @QueryParam("limit")
    @Parameter(description = "Items per page", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit;

    @QueryParam("after")
    @Parameter(description = "Token of the page, as the page before gave it in `next`; it belongs to the same filter and sort",
            schema = @Schema(type = SchemaType.STRING, maxLength = 512))
    String after;

    @QueryParam("sort")
    @Parameter(description = "Field to sort by, falling with a leading minus sign", schema = @Schema(type = SchemaType.STRING, examples = "-recordedAt"))
    String sort;

    int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int items = Integer.parseInt(limit);
            if (items >= 1 && items <= MAX_LIMIT) {
                return items;
            }
        } catch (NumberFormatException e) {
            // falls through to the same refusal: out of range and not a number are one mistake to the caller
        }
        throw Refusal.parameter("limit", "must be a whole number from 1 to " + MAX_LIMIT);
    }

    String after() {
        return after;
    }

    String sort() {
        return sort;
    }
}
