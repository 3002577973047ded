package dev.troth.commitment;

import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A delay that is told of at another time than is recorded.
 *
 * @param discloser who tells of it; only the promisor's telling is a notice
 * @param recorded when it was told; null where it was not
 * @param instead when it would be; null for never
 */
public record ToldOtherwise(Party discloser, Instant recorded, Instant instead) {

    /** The notices as they would be, in order. */
    static List<Instant> applied(List<Instant> notices, List<ToldOtherwise> told) {
        return Stream.concat(notices.stream().filter(notice -> told.stream().noneMatch(other -> notice.equals(other.recorded()))),
                told.stream().map(ToldOtherwise::instead).filter(Objects::nonNull)).sorted().toList();
    }
}
