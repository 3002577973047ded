package dev.troth.trust;

import dev.troth.trust.model.Evidence;
import java.time.Instant;
import java.util.List;

/**
 * What a feature implements so that its open facts count at read time (TRUST-MODEL.md section 2, Open facts): the same pure rules that
 * fill the ledger, evaluated at the instant of reading.
 *
 * @param <F> the facts the rules need, as they are kept between writes
 */
public interface OpenFactRule<F> {

    /** The type of source it judges. */
    String sourceType();

    Class<F> factsType();

    /** All evidence of the fact at an instant, settled and open. */
    List<Evidence> evidence(F facts, Instant at);
}
