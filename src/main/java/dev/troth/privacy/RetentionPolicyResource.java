package dev.troth.privacy;

import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How long personal data is kept, over HTTP. */
@Path("/v1/retention-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "privacy")
public class RetentionPolicyResource {

    private final RetentionPolicies policies;

    RetentionPolicyResource(RetentionPolicies policies) {
        this.policies = policies;
    }

    @GET
    @Operation(operationId = "getRetentionPolicy", summary = "How long personal data is kept")
    @APIResponseSchema(RetentionPolicyView.class)
    public Response get(@Context Request request) {
        return Answers.read(policies.current(), request);
    }

    @PUT
    @Operation(operationId = "putRetentionPolicy", summary = "Sets how long personal data is kept",
            description = "Once a day, in the background, every client whose relationship has been ENDED for longer is erased, as by eraseClient with the reason "
                    + "RETENTION_OVER. It cannot be undone.")
    @APIResponseSchema(RetentionPolicyView.class)
    public Response put(@HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewRetentionPolicy body) {
        return Answers.ok(policies.set(Precondition.required(ifMatch), body));
    }
}
