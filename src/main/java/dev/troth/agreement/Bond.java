package dev.troth.agreement;

import dev.troth.trust.model.Party;
import java.time.Instant;

/**
 * A time for which a party was bound to confidentiality, without a gap.
 *
 * @param to null while nothing is known to end it
 */
public record Bond(Party party, Instant from, Instant to) {
}
