package dev.troth.platform.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Business hours in a zone, and how much of a time lies within them. Daylight saving counts as it is lived: a local time the clocks skip
 * is the instant they skip it, one they repeat is its first.
 */
@Schema(description = "Business hours and the time zone they are kept in")
public record WorkingHours(
        @Schema(required = true) List<DayOfWeek> days,
        @Schema(required = true, description = "When it starts to run, such as 09:00") String from,
        @Schema(required = true, description = "When it stops, such as 17:00") String to,
        @Schema(required = true, examples = "Europe/Berlin") String timeZone) {

    /** Beyond it nothing falls due any more. */
    private static final LocalDate NEVER = LocalDate.of(2100, 1, 1);
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int COUNTED_ONE_BY_ONE = 21;

    /** How much of the time between two instants lies within the hours; nothing where the second is not after the first. */
    public Duration between(Instant begin, Instant end) {
        if (!begin.isBefore(end)) {
            return Duration.ZERO;
        }
        LocalDate first = date(begin);
        LocalDate last = date(end);
        if (ChronoUnit.DAYS.between(first, last) <= COUNTED_ONE_BY_ONE) {
            Duration sum = Duration.ZERO;
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                sum = sum.plus(within(day, begin, end));
            }
            return sum;
        }
        return within(first, begin, end).plus(within(last, begin, end)).plus(whole(first.plusDays(1), last.minusDays(1)));
    }

    /** The first instant at which a duration lies within the hours since another; empty where that would be beyond the year 2099. */
    public Optional<Instant> after(Instant begin, Duration duration) {
        if (duration.isZero()) {
            return Optional.of(begin);
        }
        Duration left = duration;
        LocalDate day = date(begin);
        Instant at = begin;
        // Whole weeks at once, but the last: what is left then is less than two, whatever daylight saving does to them.
        for (long weeks = left.dividedBy(week()) - 1; weeks > 0; weeks = left.dividedBy(week()) - 1) {
            LocalDate next = day.plusWeeks(weeks);
            Duration run = next.isAfter(NEVER) ? left : between(at, start(next));
            if (run.compareTo(left) >= 0) {
                break;
            }
            left = left.minus(run);
            day = next;
            at = start(next);
        }
        for (; day.isBefore(NEVER); day = day.plusDays(1)) {
            Duration run = within(day, at, Instant.MAX);
            if (run.compareTo(left) >= 0) {
                Instant opens = instant(day.atTime(opens()));
                return Optional.of((opens.isAfter(at) ? opens : at).plus(left));
            }
            left = left.minus(run);
        }
        return Optional.empty();
    }

    /** What the hours of a day have in common with a time. */
    private Duration within(LocalDate day, Instant begin, Instant end) {
        if (!days.contains(day.getDayOfWeek())) {
            return Duration.ZERO;
        }
        Instant opens = instant(day.atTime(opens()));
        Instant closes = instant(day.atTime(closes()));
        Instant from = opens.isAfter(begin) ? opens : begin;
        Instant to = closes.isBefore(end) ? closes : end;
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    /** The hours of whole days, first and last included: each is as long as the others, but where the clocks are set. */
    private Duration whole(LocalDate first, LocalDate last) {
        Duration day = Duration.between(opens(), closes());
        Duration sum = day.multipliedBy(workingDays(first, last));
        ZoneRules rules = rules();
        Instant end = start(last.plusDays(1));
        Set<LocalDate> seen = new HashSet<>();
        for (ZoneOffsetTransition set = rules.nextTransition(start(first).minusNanos(1)); set != null && set.getInstant().isBefore(end);
                set = rules.nextTransition(set.getInstant())) {
            LocalDate before = set.getDateTimeBefore().toLocalDate();
            LocalDate after = set.getDateTimeAfter().toLocalDate();
            LocalDate to = before.isAfter(after) ? before : after;
            for (LocalDate odd = before.isAfter(after) ? after : before; !odd.isAfter(to); odd = odd.plusDays(1)) {
                if (!odd.isBefore(first) && !odd.isAfter(last) && days.contains(odd.getDayOfWeek()) && seen.add(odd)) {
                    sum = sum.minus(day).plus(within(odd, Instant.MIN, Instant.MAX));
                }
            }
        }
        return sum;
    }

    private long workingDays(LocalDate first, LocalDate last) {
        long all = ChronoUnit.DAYS.between(first, last) + 1;
        long count = all / DAYS_OF_A_WEEK * days.size();
        for (LocalDate day = first.plusDays(all / DAYS_OF_A_WEEK * DAYS_OF_A_WEEK); !day.isAfter(last); day = day.plusDays(1)) {
            count += days.contains(day.getDayOfWeek()) ? 1 : 0;
        }
        return count;
    }

    private Duration week() {
        return Duration.between(opens(), closes()).multipliedBy(days.size());
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of(timeZone));
    }

    private Instant start(LocalDate day) {
        return instant(day.atStartOfDay());
    }

    private Instant instant(LocalDateTime local) {
        ZoneRules rules = rules();
        ZoneOffsetTransition set = rules.getTransition(local);
        return set != null && set.isGap() ? set.getInstant() : local.toInstant(rules.getValidOffsets(local).get(0));
    }

    private ZoneRules rules() {
        return ZoneId.of(timeZone).getRules();
    }

    private LocalTime opens() {
        return LocalTime.parse(from);
    }

    private LocalTime closes() {
        return LocalTime.parse(to);
    }
}
