package dev.troth.trust;

import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
import dev.troth.trust.model.Party;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The trust score over HTTP. The current policy holds for past instants too: it is the reader's choice, not what happened. */
@Path("/v1/clients/{clientId}/trust-score")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trust", description = "The score, and why it is what it is")
public class TrustScoreResource {

    private final TrustScoreService scores;

    TrustScoreResource(TrustScoreService scores) {
        this.scores = scores;
    }

    @GET
    @Operation(operationId = "getTrustScore", summary = "How much a side of this relationship can be trusted, explained to the last decimal")
    public TrustScoreView score(@PathParam("clientId") UUID clientId,
            @Parameter(description = "Whose score; the provider's by default", schema = @Schema(implementation = Party.class)) @QueryParam("subject") String subject,
            @Parameter(description = "Read at this instant instead of now; one ahead says what the score will be if nothing more happens",
                    schema = @Schema(implementation = Instant.class)) @QueryParam("asOf") String asOf,
            @Parameter(description = "Read under this version of the trust policy; where absent under the current one, which holds for past instants too",
                    schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0")) @QueryParam("policy") String policy) {
        return scores.score(clientId, subject, asOf, policy);
    }

    @GET
    @Path("/evidence")
    @SortedBy({"effectiveAt", "recordedAt"})
    @Operation(operationId = "listEvidence", summary = "The ledger behind the score, each line with what it does to it")
    public Page<EvidenceView> evidence(@PathParam("clientId") UUID clientId,
            @Parameter(description = "Whose evidence; the provider's by default", schema = @Schema(implementation = Party.class)) @QueryParam("subject") String subject,
            @Parameter(description = "Only what is effective by this instant, with its effect then",
                    schema = @Schema(implementation = Instant.class)) @QueryParam("asOf") String asOf,
            @BeanParam PageRequest page) {
        return scores.evidence(clientId, subject, asOf, page);
    }

    @GET
    @Path("/rebuild")
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "proveTrustScore", summary = "Adds the ledger up anew and says whether the running sums equal it",
            description = "Reads the whole ledger of the client: an audit, not something to poll.")
    public Rebuild.Proof rebuild(@PathParam("clientId") UUID clientId,
            @Parameter(description = "Whose ledger; the provider's by default", schema = @Schema(implementation = Party.class)) @QueryParam("subject") String subject) {
        return scores.rebuild(clientId, subject);
    }
}
