package dev.troth.review;

import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.precondition.Answers;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Frozen reviews over HTTP. */
@Path("/v1/clients/{clientId}/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "reviews", description = "Looking back on a period, and what was resolved on it")
public class FrozenReviewResource {

    private final ReviewService reviews;

    FrozenReviewResource(ReviewService reviews) {
        this.reviews = reviews;
    }

    @GET
    @SortedBy("frozenAt")
    @Operation(operationId = "listReviews", summary = "The frozen reviews of a client, the latest first")
    public Page<FrozenReviewView> list(@PathParam("clientId") UUID clientId, @BeanParam PageRequest page) {
        return reviews.list(clientId, page);
    }

    @POST
    @Operation(operationId = "freezeReview", summary = "Freezes the review of a period, with what is resolved on it",
            description = "It never changes afterwards, whatever is corrected in the record. Its resolutions are shown by the next review.")
    @APIResponseSchema(value = FrozenReviewView.class, responseCode = "201")
    public Response freeze(@PathParam("clientId") UUID clientId, @Valid NewReview body, @Context UriInfo uri) {
        return Answers.created(reviews.freeze(clientId, NewReview.orOfTheYear(body)), uri);
    }

    @GET
    @Path("/{reviewId}")
    @Operation(operationId = "getFrozenReview", summary = "One frozen review")
    @APIResponseSchema(FrozenReviewView.class)
    public Response get(@PathParam("clientId") UUID clientId, @PathParam("reviewId") UUID reviewId, @Context Request request) {
        return Answers.read(reviews.get(clientId, reviewId), request);
    }
}
