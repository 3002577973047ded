package dev.troth.export;

import dev.troth.platform.http.NoTimeLimit;
import dev.troth.platform.http.Streams;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything about one client over HTTP. */
@Path("/v1/clients/{clientId}/export")
@Tag(name = "clients")
public class ExportResource {

    private final ExportService exports;

    ExportResource(ExportService exports) {
        this.exports = exports;
    }

    @GET
    @NoTimeLimit
    @Streams
    @Produces({MediaType.APPLICATION_JSON, ExportFormat.ZIP_TYPE})
    @Operation(operationId = "exportClient", summary = "Everything about one client, as one JSON document or as a zip with CSV files",
            description = "All of it shows one state of the record. The zip holds the same document as client.json, and one CSV file per kind "
                    + "(RFC 4180, UTF-8): nested values are JSON, and a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets a "
                    + "leading apostrophe, so that no spreadsheet takes it for a formula. It is sent as it is read: one that breaks off is not complete.")
    @APIResponse(responseCode = "200", description = "OK", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ClientExport.class)),
        @Content(mediaType = ExportFormat.ZIP_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))})
    public Response export(@PathParam("clientId") UUID clientId,
            @Parameter(description = "The form, whatever the Accept header says", schema = @Schema(type = SchemaType.STRING, enumeration = {"json", "zip"}))
            @QueryParam("format") String format, @Context Request request) {
        ExportFormat wanted = format == null ? accepted(request) : ExportFormat.of(format);
        exports.require(clientId);
        StreamingOutput document = out -> exports.write(clientId, wanted, out);
        return Response.ok(document, wanted.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"client-" + clientId + "." + wanted.ending() + "\"").build();
    }

    private static ExportFormat accepted(Request request) {
        Variant variant = request.selectVariant(Variant.mediaTypes(ExportFormat.JSON.type(), ExportFormat.ZIP.type()).build());
        if (variant == null) {
            throw new NotAcceptableException();
        }
        return ExportFormat.of(variant.getMediaType());
    }
}
