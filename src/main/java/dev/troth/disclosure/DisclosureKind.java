package dev.troth.disclosure;

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
    OTHER
}
