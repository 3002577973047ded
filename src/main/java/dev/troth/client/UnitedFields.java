package dev.troth.client;

import dev.troth.platform.text.Limits;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the fields of a client are once another turned out to be the same: its own, filled from the other where they are empty. */
final class UnitedFields {

    private UnitedFields() {
    }

    /**
     * The name and the kind are the client's own. Business hours are filled where they mean the same in the client's time zone. Tags, needs,
     * profile and dates are united, the client's own first, as far as a list may go; the escalation plan is an order, and is filled as a whole.
     */
    static ClientFields of(ClientFields own, ClientFields other) {
        String zone = either(own.timeZone(), other.timeZone());
        return new ClientFields(own.name(), own.kind(), either(own.preferredName(), other.preferredName()), either(own.email(), other.email()),
                either(own.phone(), other.phone()), zone, either(own.externalRef(), other.externalRef()), united(own.tags(), other.tags()),
                either(own.notes(), other.notes()), own.channels().isEmpty() ? other.channels() : own.channels(), either(own.startedAt(), other.startedAt()),
                own.businessHours() == null && Objects.equals(zone, other.timeZone()) ? other.businessHours() : own.businessHours(),
                either(own.rapport(), other.rapport()), united(own.needs(), other.needs()), united(own.profile(), other.profile()),
                united(own.dates(), other.dates()));
    }

    private static <T> T either(T own, T other) {
        return own == null ? other : own;
    }

    private static <T> List<T> united(List<T> own, List<T> other) {
        return Stream.concat(own.stream(), other.stream()).distinct().limit(Math.max(own.size(), Limits.LIST)).toList();
    }
}
