package dev.troth.commitment;

import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.Refusal;
import java.time.Instant;

/**
 * A period somebody asks about.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Period(Instant from, Instant to) {

    /** @throws Refusal where one of the query parameters from and to is missing or no instant, or they are not in order */
    static Period of(String from, String to) {
        Period period = new Period(instant("from", from), instant("to", to));
        if (!period.from.isBefore(period.to)) {
            throw Refusal.parameter("to", "must be after from");
        }
        return period;
    }

    private static Instant instant(String name, String value) {
        if (value == null) {
            throw Refusal.parameter(name, "must be given");
        }
        return Parameters.instant(name, value);
    }
}
