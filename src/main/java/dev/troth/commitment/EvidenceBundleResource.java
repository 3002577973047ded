package dev.troth.commitment;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The proof of a period over HTTP (practice 17). */
@Path("/v1/clients/{clientId}/evidence-bundle")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commitments")
public class EvidenceBundleResource {

    private final EvidenceBundles bundles;

    EvidenceBundleResource(EvidenceBundles bundles) {
        this.bundles = bundles;
    }

    @GET
    @Operation(operationId = "getEvidenceBundle", summary = "The proof of what was delivered in a period, as one document with a hash",
            description = "At most 1 000 artefacts: a period that has more is asked for in parts.")
    public EvidenceBundle bundle(@PathParam("clientId") UUID clientId,
            @Parameter(description = "Delivered at this instant or after", required = true, schema = @Schema(implementation = Instant.class)) @QueryParam("from") String from,
            @Parameter(description = "Delivered before this instant", required = true, schema = @Schema(implementation = Instant.class)) @QueryParam("to") String to) {
        return bundles.bundle(clientId, from, to);
    }
}
