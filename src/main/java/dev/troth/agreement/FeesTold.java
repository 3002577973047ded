package dev.troth.agreement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The client was told of fees.
 *
 * @param disclosureId the disclosure that says so, null where the agreement's own move does
 */
record FeesTold(UUID disclosureId, Instant at, List<Fee> fees) {

    boolean covers(Fee fee) {
        return fees.stream().anyMatch(fee::sameAs);
    }

    /**
     * What disclosures have told, once one of them was recorded, dated otherwise or taken back. Which fees it told of is settled when
     * it is first recorded: all of the terms of then, those that others told of among them, as each telling stands by itself whichever
     * was recorded first.
     *
     * @param at null where nothing was told
     * @param fees of the terms the two sides are at
     */
    static List<FeesTold> followed(List<FeesTold> known, UUID disclosureId, Instant at, List<Fee> fees) {
        List<Fee> told = known.stream().filter(telling -> telling.disclosureId().equals(disclosureId)).findFirst().map(FeesTold::fees)
                .orElse(fees);
        Stream<FeesTold> others = known.stream().filter(telling -> !telling.disclosureId().equals(disclosureId));
        return Stream.concat(others, at == null ? Stream.empty() : Stream.of(new FeesTold(disclosureId, at, told))).toList();
    }
}
