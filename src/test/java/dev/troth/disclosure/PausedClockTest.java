package dev.troth.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.time.BusinessHours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clock that stands still while a party is absent. */
class PausedClockTest {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void withoutAbsencesItIsAnyClock() {
        PausedClock clock = PausedClock.of(List.of());
        assertThat(clock.elapsed(at(0), at(30))).isEqualTo(Duration.ofHours(30));
        assertThat(clock.after(at(0), Duration.ofHours(30))).contains(at(30));
    }

    @Test
    void itStandsStillInAWindow() {
        PausedClock clock = clock(absence(10, 20));
        assertThat(clock.elapsed(at(0), at(10))).isEqualTo(Duration.ofHours(10));
        assertThat(clock.elapsed(at(0), at(15))).isEqualTo(Duration.ofHours(10));
        assertThat(clock.elapsed(at(0), at(20))).isEqualTo(Duration.ofHours(10));
        assertThat(clock.elapsed(at(0), at(24))).isEqualTo(Duration.ofHours(14));
        assertThat(clock.elapsed(at(12), at(18))).isEqualTo(Duration.ZERO);
        assertThat(clock.after(at(0), Duration.ofHours(24))).contains(at(34));
        assertThat(clock.after(at(15), Duration.ofHours(1))).contains(at(21));
    }

    @Test
    void whatIsReachedAsTheWindowBeginsIsReachedThen() {
        assertThat(clock(absence(10, 20)).after(at(0), Duration.ofHours(10))).contains(at(10));
        assertThat(clock(absence(10, 20)).after(at(0), Duration.ofHours(10).plusNanos(1_000))).contains(at(20).plusNanos(1_000));
    }

    @Test
    void windowsBeforeAndAfterDoNotMatter() {
        PausedClock clock = clock(absence(-20, -10), absence(-5, 0), absence(50, 60));
        assertThat(clock.elapsed(at(0), at(24))).isEqualTo(Duration.ofHours(24));
        assertThat(clock.after(at(0), Duration.ofHours(24))).contains(at(24));
    }

    @Test
    void overlappingWindowsPauseOnce() {
        PausedClock clock = clock(absence(15, 30), absence(10, 20), absence(16, 18), absence(30, 32));
        assertThat(clock.elapsed(at(0), at(40))).isEqualTo(Duration.ofHours(18));
        assertThat(clock.after(at(0), Duration.ofHours(18))).contains(at(40));
    }

    @Test
    void severalWindowsPauseOneAfterTheOther() {
        PausedClock clock = clock(absence(20, 25), absence(5, 10));
        assertThat(clock.elapsed(at(0), at(30))).isEqualTo(Duration.ofHours(20));
        assertThat(clock.after(at(0), Duration.ofHours(16))).contains(at(26));
        assertThat(clock.after(at(0), Duration.ofHours(15))).contains(at(20));
    }

    @Test
    void anAbsenceWithoutAnEndStopsTheClockForGood() {
        PausedClock clock = clock(absence(5, 8), new Absence(at(10), null));
        assertThat(clock.elapsed(at(0), at(1_000))).isEqualTo(Duration.ofHours(7));
        assertThat(clock.after(at(0), Duration.ofHours(7))).contains(at(10));
        assertThat(clock.after(at(0), Duration.ofHours(8))).isEmpty();
        assertThat(clock.after(at(12), Duration.ofHours(1))).isEmpty();
    }

    @Test
    void aWindowOfNoLengthIsNone() {
        PausedClock clock = clock(absence(5, 5), absence(9, 7));
        assertThat(clock.elapsed(at(0), at(10))).isEqualTo(Duration.ofHours(10));
        assertThat(clock.after(at(0), Duration.ofHours(10))).contains(at(10));
    }

    @Test
    void itDoesNotRunBackwards() {
        assertThat(clock(absence(5, 8)).elapsed(at(9), at(1))).isEqualTo(Duration.ZERO);
    }

    @Test
    void absencesAndTheNightBothPauseIt() {
        // 1 January 2025 is a Wednesday; the hours are 09:00 to 17:00 in UTC.
        PausedClock clock = PausedClock.of(List.of(absence(12, 34)), new BusinessHours(null, null, null).in("UTC"));
        assertThat(clock.elapsed(at(0), at(24))).isEqualTo(Duration.ofHours(3));
        assertThat(clock.elapsed(at(0), at(48))).isEqualTo(Duration.ofHours(3 + 7));
        assertThat(clock.after(at(0), Duration.ofHours(3))).contains(at(12));
        assertThat(clock.after(at(0), Duration.ofHours(4))).contains(at(35));
        assertThat(clock.after(at(0), Duration.ofHours(11))).contains(at(48 + 10));
        assertThat(PausedClock.of(List.of(new Absence(at(12), null)), new BusinessHours(null, null, null).in("UTC")).after(at(0), Duration.ofHours(4)))
                .isEmpty();
    }

    private static PausedClock clock(Absence... absences) {
        return PausedClock.of(List.of(absences));
    }

    private static Absence absence(int fromHour, int toHour) {
        return new Absence(at(fromHour), at(toHour));
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }
}
