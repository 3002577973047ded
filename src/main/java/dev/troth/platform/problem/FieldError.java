package dev.troth.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One place in a request that is not accepted. Exactly one of pointer and parameter is there. */
@Schema(description = "One place in the request that is not accepted")
public record FieldError(
        @Schema(description = "JSON pointer into the body (RFC 6901)", examples = "/dueAt") String pointer,
        @Schema(description = "Name of the parameter: of the query, the path or a header; of a line of an import, its key or operation", examples = "limit") String parameter,
        @Schema(required = true, description = "What is wrong with it", examples = "must be after promisedAt") String detail) {

    public static FieldError at(String pointer, String detail) {
        return new FieldError(pointer, null, detail);
    }

    public static FieldError in(String parameter, String detail) {
        return new FieldError(null, parameter, detail);
    }

    String place() {
        return parameter != null ? parameter : pointer.isEmpty() ? "the body" : pointer;
    }
}
