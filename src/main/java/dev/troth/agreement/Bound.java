package dev.troth.agreement;

import dev.troth.trust.model.Party;

/** Who an agreement binds. */
public enum Bound {
    PROVIDER,
    CLIENT,
    BOTH;

    boolean includes(Party party) {
        return this == BOTH || name().equals(party.name());
    }
}
