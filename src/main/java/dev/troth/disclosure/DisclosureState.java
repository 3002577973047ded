package dev.troth.disclosure;

/** How candid a disclosure was, as it follows from three instants (TRUST-MODEL.md section 3, Disclosure). */
public enum DisclosureState {
    /** Neither told nor found out: it counts for nothing yet. */
    UNDISCLOSED,
    PROACTIVE,
    AFTER_GRACE,
    REACTIVE,
    CONCEALED_ADMITTED,
    CONCEALED,
    DENIED,
    DECEPTION
}
