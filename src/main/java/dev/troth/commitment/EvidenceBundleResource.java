package dev.troth.commitment;

import dev.troth.platform.figures.PeriodQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
            @BeanParam PeriodQuery period) {
        return bundles.bundle(clientId, period);
    }
}
