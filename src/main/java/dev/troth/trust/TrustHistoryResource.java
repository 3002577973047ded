package dev.troth.trust;

import dev.troth.trust.model.Party;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The history of a trust score over HTTP: as figures, and as a picture to those who ask for one. */
@Path("/v1/clients/{clientId}/trust-score/history")
@Tag(name = "trust", description = "The score, and why it is what it is")
public class TrustHistoryResource {

    private static final MediaType SVG = MediaType.valueOf(HistoryChart.MEDIA_TYPE);

    private final TrustHistories histories;

    TrustHistoryResource(TrustHistories histories) {
        this.histories = histories;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, HistoryChart.MEDIA_TYPE})
    @Operation(operationId = "getTrustHistory", summary = "How the score came to be what it is, step by step",
            description = "At most 400 points, each exactly the score as of then, open facts included, under the current policy. "
                    + "As image/svg+xml a chart: the score as a line, its interval as a band.")
    @APIResponse(responseCode = "200", description = "OK", content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TrustHistory.class)),
        @Content(mediaType = HistoryChart.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING))})
    public Response history(@PathParam("clientId") UUID clientId,
            @Parameter(description = "Whose score; the provider's by default", schema = @Schema(implementation = Party.class)) @QueryParam("subject") String subject,
            @Parameter(description = "The first point; the first evidence by default, or as far back as there are points for, twelve months before the end where there is none",
                    schema = @Schema(implementation = Instant.class)) @QueryParam("from") String from,
            @Parameter(description = "The last point, whatever the step; now by default", schema = @Schema(implementation = Instant.class)) @QueryParam("to") String to,
            @Parameter(description = "From one point to the next, in the calendar of UTC; P1M by default",
                    schema = @Schema(implementation = HistoryStep.class)) @QueryParam("step") String step, @Context Request request) {
        Variant variant = request.selectVariant(List.of(new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null), new Variant(SVG, (String) null, null)));
        TrustHistory history = histories.of(clientId, subject, from, to, step);
        boolean picture = variant != null && SVG.isCompatible(variant.getMediaType());
        return Response.ok(picture ? new HistoryChart(history).svg() : history, picture ? SVG : MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
}
