package dev.troth.review;

import dev.troth.platform.precondition.Representation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A frozen review on the wire. */
@Schema(name = "FrozenReview", description = "A review as it was when it was frozen; it never changes")
public record FrozenReviewView(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "0: it never changes. 1 once its client was erased, and its words with it") long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true) Instant frozenAt,
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,
        @Schema(required = true, description = "The review as it was computed then") Review figures,
        @Schema(required = true, description = "What is to be better next time") List<String> resolutions,
        String note) implements Representation {

    static FrozenReviewView of(FrozenReview review) {
        return new FrozenReviewView(review.id(), review.version(), review.clientId(), review.frozenAt(), review.from(), review.to(), review.figures(),
                review.resolutions(), review.note());
    }
}
