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
    DECEPTION;

    /** Whether something was hidden, which suggests that there is more (practice 56). */
    public boolean callsForReview() {
        return switch (this) {
            case CONCEALED, CONCEALED_ADMITTED, DENIED, DECEPTION -> true;
            case UNDISCLOSED, PROACTIVE, AFTER_GRACE, REACTIVE -> false;
        };
    }
}
