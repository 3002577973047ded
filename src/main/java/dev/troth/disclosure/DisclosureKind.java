package dev.troth.disclosure;

import java.util.Set;

/** What a party tells the other: what went wrong, will go wrong or might, and what the other should know before it decides. */
public enum DisclosureKind {
    MISTAKE,
    DELAY,
    SKILL_GAP,
    OVER_CAPACITY,
    SUBCONTRACT,
    FEE,
    ABSENCE,
    ASSUMPTION,
    CONFLICT,
    OTHER;

    /** What tells that work goes otherwise than it was promised (practices 50, 51). */
    static final Set<DisclosureKind> TROUBLE = Set.of(MISTAKE, DELAY, OVER_CAPACITY);
}
