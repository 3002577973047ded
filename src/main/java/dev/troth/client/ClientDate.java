package dev.troth.client;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A day that matters to the client, or that they need something on, once or again and again (practice 23). */
@Schema(description = "A day that matters to the client, or that they need something on")
public record ClientDate(
        @Schema(required = true, examples = "Tax return is due") @NotBlank @Size(max = Limits.LINE) String title,
        @Schema(required = true, description = "The first day") @NotNull LocalDate on,
        @Schema(description = "How often it comes again; once where absent. A month too short for the day has it on its last") Recurrence every,
        @Schema(description = "Up to this day it has been seen to: attention names the days after it") LocalDate handledUntil) {

    /** The days it falls on from one day to another, both included. */
    List<LocalDate> days(LocalDate from, LocalDate to) {
        if (every == null) {
            return on.isBefore(from) || on.isAfter(to) ? List.of() : List.of(on);
        }
        return LongStream.iterate(every.before(on, from), n -> n + 1).mapToObj(n -> every.after(on, n)).takeWhile(day -> !day.isAfter(to))
                .filter(day -> !day.isBefore(from)).toList();
    }

    boolean awaits(LocalDate day) {
        return handledUntil == null || day.isAfter(handledUntil);
    }
}
