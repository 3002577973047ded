package dev.troth.commitment;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something a promise rests on that nobody knew for certain, until somebody confirms it (practice 52). */
@Schema(description = "Something a promise rests on that is not known for certain until somebody confirms it")
public record Assumption(
        @Schema(required = true) String text,
        @Schema(required = true) Instant madeAt,
        @Schema(description = "Who confirmed it; absent while nobody has") String confirmedBy,
        Instant confirmedAt) {

    /** Whether it was made by then and confirmed, if at all, only afterwards. */
    boolean wasOpenAt(Instant then) {
        return !madeAt.isAfter(then) && (confirmedAt == null || confirmedAt.isAfter(then));
    }

    boolean wasConfirmed() {
        return confirmedAt != null;
    }
}
