package dev.troth.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The client was told of fees.
 *
 * @param disclosureId the disclosure that says so, null where the agreement's own move does
 * @param untrue whether it was denied, or a lie: by that nobody was told of anything
 */
record FeesTold(UUID disclosureId, Instant at, List<Fee> fees, boolean untrue) {

    /** By a move of the agreement. */
    static FeesTold byMove(Instant at, List<Fee> fees) {
        return new FeesTold(null, at, fees, false);
    }

    boolean covers(Fee fee) {
        return !untrue && fees.stream().anyMatch(fee::sameAs);
    }

    /**
     * What disclosures have told, once one of them was recorded, dated otherwise, proven a lie or taken back. Which fees it told of is settled when
     * it is first recorded: all of the terms of then, those that others told of among them, as each telling stands by itself whichever
     * was recorded first.
     *
     * @param at null where nothing was told
     * @param fees of the terms the two sides are at
     */
    static List<FeesTold> followed(List<FeesTold> known, UUID disclosureId, Instant at, boolean untrue, List<Fee> fees) {
        List<Fee> told = known.stream().filter(telling -> telling.disclosureId().equals(disclosureId)).findFirst().map(FeesTold::fees)
                .orElse(fees);
        Stream<FeesTold> others = known.stream().filter(telling -> !telling.disclosureId().equals(disclosureId));
        return Stream.concat(others, at == null ? Stream.empty() : Stream.of(new FeesTold(disclosureId, at, told, untrue))).toList();
    }
}
