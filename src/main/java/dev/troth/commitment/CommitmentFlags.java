package dev.troth.commitment;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What filters and attention look for in a commitment. All of it follows from the rest, and is kept so that an index finds it.
 *
 * @param assumptionsUnconfirmed whether an assumption is unconfirmed, or was when it was delivered (practice 52)
 * @param assumptionOpenSince of a promise still open: when the oldest unconfirmed assumption was made, null where there is none
 * @param qualityGateMissing delivered without the quality check it needed (practice 53)
 * @param overrunSince when it was recorded that the work took longer than estimated, null where it did not (practice 51)
 */
@Embeddable
public record CommitmentFlags(boolean assumptionsUnconfirmed, Instant assumptionOpenSince, boolean qualityGateMissing, Instant overrunSince) {
}
