package dev.troth.whatif;

import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The score as it would be, over HTTP. */
@Path("/v1/clients/{clientId}/trust-score/what-if")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "trust", description = "The score, and why it is what it is")
public class WhatIfResource {

    private final WhatIfService whatIf;

    WhatIfResource(WhatIfService whatIf) {
        this.whatIf = whatIf;
    }

    @POST
    @NeedsScope(Scope.READ)
    @Operation(operationId = "askWhatIf", summary = "What the score would be if: disclose now or never, deliver by a day, own it or shift the blame",
            description = "Facts of any kind, new or about a record; a record's own evidence is then replaced. Judged by the rules that judge real facts, "
                    + "so a fact recorded later exactly so gives exactly this score; a delay is judged together with the commitment that is late. What a breach "
                    + "would do to agreements of confidentiality, or an absence to clocks, is not foreseen. Nothing is stored.")
    @APIResponseSchema(WhatIfAnswer.class)
    public Response whatIf(@PathParam("clientId") UUID clientId, @NotNull @Valid WhatIf body) {
        return Response.ok(whatIf.answer(clientId, body)).build();
    }
}
