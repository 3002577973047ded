package dev.troth.review;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Freezes the review of a period, with what is resolved on it. */
@Schema(description = "Freezes the review of a period, with what is resolved on it")
public record NewReview(
        @Schema(description = "12 months before `to` where absent") Instant from,
        @Schema(description = "Now where absent; not ahead of now") Instant to,
        @Schema(description = "What is to be better next time")
        @Size(max = Limits.LIST) List<@NotBlank @Size(max = Limits.PARAGRAPH) String> resolutions,
        @Size(max = Limits.TEXT) String note) {

    private static final NewReview OF_THE_YEAR = new NewReview(null, null, null, null);

    /** A body that was not sent freezes the last twelve months. */
    static NewReview orOfTheYear(NewReview body) {
        return body == null ? OF_THE_YEAR : body;
    }
}
