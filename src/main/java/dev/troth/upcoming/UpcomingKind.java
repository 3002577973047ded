package dev.troth.upcoming;

/** What comes. */
public enum UpcomingKind {
    /** A promise of either side is due. */
    PROMISE_DUE,
    /** A check-in that was agreed is due. */
    CHECK_IN_DUE,
    /** A remedy of an incident that is not closed is due. */
    REMEDY_DUE,
    /** Access is to be revoked. */
    ACCESS_REVOCATION,
    /** Expectations are to be looked at again. */
    AGREEMENT_REVIEW,
    /** An agreement expires. */
    AGREEMENT_EXPIRY,
    /** A date that matters to the client, or something they need again and again. */
    CLIENT_DATE
}
