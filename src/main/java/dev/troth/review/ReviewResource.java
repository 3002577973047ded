package dev.troth.review;

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

/** The review of a period over HTTP. */
@Path("/v1/clients/{clientId}/review")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reviews", description = "Looking back on a period, and what was resolved on it")
public class ReviewResource {

    private final ReviewService reviews;

    ReviewResource(ReviewService reviews) {
        this.reviews = reviews;
    }

    @GET
    @Operation(operationId = "getReview", summary = "How the relationship went in a period: promises, disclosures, incidents, lessons and both scores")
    public Review review(@PathParam("clientId") UUID clientId, @BeanParam PeriodQuery period) {
        return reviews.review(clientId, period);
    }
}
