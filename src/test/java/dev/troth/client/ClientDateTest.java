package dev.troth.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A client's date")
class ClientDateTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "2025-03-01, -, 2025-03-01, 2025-03-31, 2025-03-01",
        "2025-03-01, -, 2025-03-02, 2026-03-31, ''",
        "1984-02-29, YEARLY, 2025-01-01, 2028-12-31, 2025-02-28 2026-02-28 2027-02-28 2028-02-29",
        "2025-01-31, MONTHLY, 2025-01-01, 2025-04-30, 2025-01-31 2025-02-28 2025-03-31 2025-04-30",
        "2024-11-30, QUARTERLY, 2025-01-01, 2025-08-30, 2025-02-28 2025-05-30 2025-08-30",
        "2025-03-03, WEEKLY, 2025-03-04, 2025-03-17, 2025-03-10 2025-03-17",
        "2025-03-20, WEEKLY, 2025-03-01, 2025-03-19, ''",
        "2030-05-04, YEARLY, 2025-01-01, 2029-12-31, ''",
    })
    void fallsOnTheDaysItIsExpectedOn(LocalDate on, Recurrence every, LocalDate from, LocalDate to, String days) {
        assertThat(String.join(" ", new ClientDate("Day", on, every, null).days(from, to).stream().map(LocalDate::toString).toList())).isEqualTo(days);
    }

    @ParameterizedTest
    @EnumSource(Recurrence.class)
    void isFoundByTheKeyOfEveryDayItFallsOn(Recurrence every) {
        for (LocalDate on : Stream.iterate(LocalDate.of(2023, 12, 25), day -> day.plusDays(1)).limit(440).toList()) {
            ClientDate date = new ClientDate("Day", on, every, null);
            date.days(on, on.plusYears(5)).forEach(day -> assertThat(DayKeys.between(day, day)).as("%s on %s", date, day).contains(DayKeys.of(date)));
        }
    }

    @Test
    void isNotFoundByTheKeysOfOtherDays() {
        LocalDate day = LocalDate.of(2025, 5, 14);
        assertThat(DayKeys.between(day, day)).doesNotContain(DayKeys.of(new ClientDate("Day", LocalDate.of(2024, 5, 15), Recurrence.YEARLY, null)),
                DayKeys.of(new ClientDate("Day", LocalDate.of(2024, 6, 14), Recurrence.QUARTERLY, null)),
                DayKeys.of(new ClientDate("Day", LocalDate.of(2024, 5, 14), null, null)));
    }

    @Test
    void awaitsTheDaysThatNobodyHasSeenTo() {
        ClientDate date = new ClientDate("Day", LocalDate.of(2025, 5, 14), Recurrence.YEARLY, LocalDate.of(2026, 5, 14));
        assertThat(date.awaits(LocalDate.of(2026, 5, 14))).isFalse();
        assertThat(date.awaits(LocalDate.of(2027, 5, 14))).isTrue();
    }
}
