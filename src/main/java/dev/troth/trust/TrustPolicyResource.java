package dev.troth.trust;

import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.precondition.Answers;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

/** The trust policy of a tenant over HTTP. */
@Path("/v1/trust-policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "trust", description = "The score, and why it is what it is")
public class TrustPolicyResource {

    private final TrustPolicies policies;

    TrustPolicyResource(TrustPolicies policies) {
        this.policies = policies;
    }

    @GET
    @Operation(operationId = "getTrustPolicy", summary = "The policy scores are read under: weights, dimensions switched off, limits of the bands")
    @APIResponseSchema(TrustPolicyView.class)
    public Response get(@Context Request request) {
        return Answers.read(policies.current(), request);
    }

    @PUT
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "putTrustPolicy", summary = "Sets the next version of the policy",
            description = "It holds for every score read from now on, one as of a past instant included; a score is read under an earlier version where "
                    + "its query names that. Nothing in the ledger changes.")
    @APIResponseSchema(TrustPolicyView.class)
    public Response put(@HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewTrustPolicy body) {
        return Answers.ok(policies.set(Precondition.required(ifMatch), body));
    }

    @GET
    @Path("/versions")
    @SortedBy("createdAt")
    @Operation(operationId = "listTrustPolicyVersions", summary = "Every version of the policy that was set, the latest first",
            description = "Version 0, the model's own, was never set and is not among them.")
    public Page<TrustPolicyView> versions(@BeanParam PageRequest page) {
        return policies.versions(page);
    }
}
