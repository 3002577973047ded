package dev.troth.review;

import dev.troth.record.KeptRecords;
import jakarta.inject.Singleton;

/** The frozen reviews of a client, as they are exported. */
@Singleton
class FrozenReviewRecords extends KeptRecords<FrozenReview> {

    FrozenReviewRecords() {
        super("reviews", FrozenReview.class, FrozenReviewView.class, "frozenAt", FrozenReviewRepository.REVIEWS);
    }

    @Override
    protected Record view(FrozenReview review) {
        return FrozenReviewView.of(review);
    }
}
