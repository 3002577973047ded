package dev.troth.client;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keys that recur as dates do: a date has one key for ever, and a day has the keys of all the dates that fall on it. So whose date comes
 * soon is a look into an index, whatever the year.
 */
final class DayKeys {

    private static final int LONGEST_MONTH = 31;
    private static final int QUARTER = 3;

    private DayKeys() {
    }

    static String of(ClientDate date) {
        return date.every() == null ? date.on().toString() : key(date.every(), date.on(), date.on().getDayOfMonth());
    }

    /** The keys of the days from one to another, both included. A date with one of them may begin later all the same. */
    static Set<String> between(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).flatMap(DayKeys::on).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last day of a month stands in for those the month does not have. */
    private static Stream<String> on(LocalDate day) {
        int last = day.getDayOfMonth() == day.lengthOfMonth() ? LONGEST_MONTH : day.getDayOfMonth();
        return Stream.concat(Stream.of(day.toString()), IntStream.rangeClosed(day.getDayOfMonth(), last).boxed()
                .flatMap(number -> Stream.of(Recurrence.values()).map(every -> key(every, day, number))));
    }

    private static String key(Recurrence every, LocalDate day, int number) {
        return every.name().charAt(0) + switch (every) {
            case WEEKLY -> Integer.toString(day.getDayOfWeek().getValue());
            case MONTHLY -> Integer.toString(number);
            case QUARTERLY -> day.getMonthValue() % QUARTER + "-" + number;
            case YEARLY -> day.getMonthValue() + "-" + number;
        };
    }
}
