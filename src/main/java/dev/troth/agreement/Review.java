package dev.troth.agreement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Both have looked at the terms in force again, and they stand (practice 2).
 *
 * @param revision the terms they looked at
 * @param reviewDue when they look again
 */
@Schema(name = "AgreementReview", description = "Both have looked at the terms in force again, and they stand")
public record Review(
        @Schema(required = true) int revision,
        @Schema(required = true) Instant at,
        @Schema(required = true, description = "When both look at them again") Instant reviewDue,
        String note) {

    /** The latest review of a revision, in whatever order they were recorded. */
    static Optional<Review> latestOf(List<Review> reviews, int revision) {
        return reviews.stream().filter(review -> review.revision() == revision).max(Comparator.comparing(Review::at));
    }
}
