package dev.troth.platform.time;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a clock runs: between two local times of certain weekdays. Monday to Friday, nine to five, where nothing else is said. */
@Schema(description = "When the clock of the client runs, in its time zone; what is absent is as by default: Monday to Friday, 09:00 to 17:00")
public record BusinessHours(
        @Schema(description = "MONDAY to FRIDAY where absent") @Size(min = 1, max = 7) List<DayOfWeek> days,
        @Schema(description = "When it starts to run; 09:00 where absent") @Size(max = 5) @Pattern(regexp = LOCAL_TIME, message = MESSAGE) String from,
        @Schema(description = "When it stops; 17:00 where absent") @Size(max = 5) @Pattern(regexp = LOCAL_TIME, message = MESSAGE) String to) {

    private static final String LOCAL_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String MESSAGE = "must be a local time such as 09:00";
    private static final List<DayOfWeek> WEEKDAYS = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    public BusinessHours {
        days = days == null ? WEEKDAYS : days;
        from = from == null ? "09:00" : from;
        to = to == null ? "17:00" : to;
    }

    /** These hours in a zone, UTC where it is absent. */
    public WorkingHours in(String timeZone) {
        return new WorkingHours(days, from, to, timeZone == null ? "UTC" : timeZone);
    }
}
