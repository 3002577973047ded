package dev.troth.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.text.Limits;
import dev.troth.platform.time.BusinessHours;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The fields of two records of one client")
class UnitedFieldsTest {

    private static final BusinessHours HOURS = new BusinessHours(List.of(DayOfWeek.MONDAY), "09:00", "17:00");

    @Test
    void hoursAreFilledWhereTheyMeanTheSame() {
        assertThat(UnitedFields.of(client(null, null), client("Europe/Berlin", HOURS)).businessHours()).isEqualTo(HOURS);
        assertThat(UnitedFields.of(client("Europe/Berlin", null), client("Europe/Berlin", HOURS)).businessHours()).isEqualTo(HOURS);
        assertThat(UnitedFields.of(client("Asia/Tokyo", null), client("Europe/Berlin", HOURS)).businessHours()).isNull();
    }

    @Test
    void aZoneThatWouldMoveTheClientsHoursIsNotFilled() {
        assertThat(UnitedFields.of(client(null, null), client("Europe/Berlin", null)).timeZone()).isEqualTo("Europe/Berlin");
        assertThat(UnitedFields.of(client(null, HOURS), client("Europe/Berlin", null)).timeZone()).isNull();
    }

    @Test
    void aListGrowsNoLongerThanOneMayBe() {
        List<String> united = UnitedFields.of(tagged("a"), tagged("b")).tags();
        assertThat(united).hasSize(Limits.LIST).startsWith("a0", "a1").endsWith("b18", "b19");
    }

    private static ClientFields client(String zone, BusinessHours hours) {
        return new ClientFields("Ada", null, null, null, null, zone, null, List.of(), null, List.of(), null, hours, null, List.of(), List.of(), List.of());
    }

    private static ClientFields tagged(String prefix) {
        List<String> tags = IntStream.range(0, 30).mapToObj(i -> prefix + i).toList();
        return new ClientFields("Ada", null, null, null, null, null, null, tags, null, List.of(), null, null, null, List.of(), List.of(), List.of());
    }
}
