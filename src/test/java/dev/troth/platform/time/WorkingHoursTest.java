package dev.troth.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Business hours in a zone, daylight saving included. Germany sets its clocks on 30 March and 26 October 2025. */
class WorkingHoursTest {

    private static final WorkingHours BERLIN = new BusinessHours(null, null, null).in("Europe/Berlin");

    @Test
    void byDefaultTheyAreNineToFiveOnWeekdaysInUtc() {
        WorkingHours hours = new BusinessHours(null, null, null).in(null);
        assertThat(hours.days()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        assertThat(hours.between(at("2025-03-03T00:00:00Z"), at("2025-03-04T00:00:00Z"))).isEqualTo(Duration.ofHours(8));
        assertThat(hours.between(at("2025-03-03T16:00:00Z"), at("2025-03-04T10:30:00Z"))).isEqualTo(Duration.ofMinutes(150));
        assertThat(hours.between(at("2025-03-07T17:00:00Z"), at("2025-03-10T09:00:00Z"))).isEqualTo(Duration.ZERO);
        assertThat(hours.between(at("2025-03-04T00:00:00Z"), at("2025-03-03T00:00:00Z"))).isEqualTo(Duration.ZERO);
    }

    @Test
    void whatIsReachedAsTheyEndIsReachedThen() {
        WorkingHours hours = new BusinessHours(null, null, null).in(null);
        assertThat(hours.after(at("2025-03-03T09:00:00Z"), Duration.ofHours(8))).contains(at("2025-03-03T17:00:00Z"));
        assertThat(hours.after(at("2025-03-03T09:00:00Z"), Duration.ofHours(8).plusSeconds(1))).contains(at("2025-03-04T09:00:01Z"));
        assertThat(hours.after(at("2025-03-08T12:00:00Z"), Duration.ofHours(1))).contains(at("2025-03-10T10:00:00Z"));
        assertThat(hours.after(at("2025-03-08T12:00:00Z"), Duration.ZERO)).contains(at("2025-03-08T12:00:00Z"));
    }

    @Test
    void aDayHasItsHoursOnBothSidesOfDaylightSaving() {
        assertThat(BERLIN.after(at("2025-03-28T15:00:00Z"), Duration.ofHours(2))).contains(at("2025-03-31T08:00:00Z"));
        assertThat(BERLIN.between(at("2025-03-28T15:00:00Z"), at("2025-03-31T08:00:00Z"))).isEqualTo(Duration.ofHours(2));
        assertThat(BERLIN.after(at("2025-10-24T14:00:00Z"), Duration.ofHours(2))).contains(at("2025-10-27T09:00:00Z"));
    }

    @Test
    void theNightTheClocksAreSetIsAsLongAsItIs() {
        WorkingHours night = new WorkingHours(List.of(DayOfWeek.SUNDAY), "01:00", "05:00", "Europe/Berlin");
        assertThat(night.between(at("2025-03-29T12:00:00Z"), at("2025-03-30T12:00:00Z"))).isEqualTo(Duration.ofHours(3));
        assertThat(night.between(at("2025-10-25T12:00:00Z"), at("2025-10-26T12:00:00Z"))).isEqualTo(Duration.ofHours(5));
        assertThat(night.between(at("2025-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"))).isEqualTo(Duration.ofHours(4 * 52));
        WorkingHours fromTheGap = new WorkingHours(List.of(DayOfWeek.SUNDAY), "02:30", "04:00", "Europe/Berlin");
        assertThat(fromTheGap.between(at("2025-03-29T12:00:00Z"), at("2025-03-30T12:00:00Z"))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aDayThatNeverWasHasNoHours() {
        WorkingHours samoa = new BusinessHours(null, null, null).in("Pacific/Apia");
        Instant wednesday = LocalDate.of(2011, 12, 28).atStartOfDay(ZoneId.of("Pacific/Apia")).toInstant();
        assertThat(samoa.between(wednesday, wednesday.plus(Duration.ofDays(3)))).isEqualTo(Duration.ofHours(16));
        Instant before = wednesday.minus(Duration.ofDays(30));
        assertThat(samoa.between(before, wednesday.plus(Duration.ofDays(30)))).isEqualTo(oneByOne(samoa, before, wednesday.plus(Duration.ofDays(30))));
    }

    @Test
    void longTimesAreTheSumOfTheirDays() {
        Random random = new Random(7);
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")) {
            for (WorkingHours hours : List.of(new BusinessHours(null, null, null).in(zone),
                    new WorkingHours(List.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY), "00:15", "03:45", zone))) {
                for (int i = 0; i < 40; i++) {
                    Instant from = at("2019-01-01T00:00:00Z").plusSeconds(random.nextInt(200_000_000));
                    Instant to = from.plusSeconds(random.nextInt(150_000_000));
                    Duration all = hours.between(from, to);
                    assertThat(all).as("%s %s %s", hours, from, to).isEqualTo(oneByOne(hours, from, to));
                    if (!all.isZero()) {
                        Instant reached = hours.after(from, all).orElseThrow();
                        assertThat(reached).as("%s %s %s", hours, from, all).isBeforeOrEqualTo(to);
                        assertThat(hours.between(from, reached)).isEqualTo(all);
                        assertThat(hours.between(from, reached.minusSeconds(1))).isLessThan(all);
                    }
                }
            }
        }
    }

    @Test
    void tenYearsOfAnHourAWeekEndBeyondAllThatFallsDue() {
        WorkingHours rare = new WorkingHours(List.of(DayOfWeek.MONDAY), "09:00", "10:00", "Europe/Berlin");
        assertThat(rare.after(at("2025-01-01T00:00:00Z"), Duration.ofDays(3_650))).isEmpty();
        assertThat(rare.after(at("2025-01-01T00:00:00Z"), Duration.ofHours(52 * 50))).hasValueSatisfying(at ->
                assertThat(rare.between(at("2025-01-01T00:00:00Z"), at)).isEqualTo(Duration.ofHours(52 * 50)));
    }

    private static Duration oneByOne(WorkingHours hours, Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        Instant at = from;
        while (at.isBefore(to)) {
            Instant next = at.plus(Duration.ofDays(5)).isBefore(to) ? at.plus(Duration.ofDays(5)) : to;
            sum = sum.plus(hours.between(at, next));
            at = next;
        }
        return sum;
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
