package dev.troth.attention;

/** Why something needs attention now, the most urgent first: what costs trust by the hour, then what will, then what is good to look after. */
public enum AttentionKind {
    /** A promise that is due and not delivered; undisclosed, telling now gains what the facts say. */
    OVERDUE,
    /** A question, problem or concern without a reply beyond the reply limit. */
    UNANSWERED,
    /** A request that was neither promised nor declined within the reply limit. */
    REQUEST_UNANSWERED,
    /** An open incident about which the other side has heard nothing for too long. */
    INCIDENT_UPDATE_DUE,
    /** A complaint nobody has confirmed as heard: who is upset tells others. */
    COMPLAINT_UNHEARD,
    /** A fee the client was not told of. */
    FEES_UNDISCLOSED,
    /** Work that took longer than estimated, and nothing was told of it. */
    OVERRUN_UNDISCLOSED,
    /** Access that should have been revoked. */
    REVOCATION_DUE,
    /** A client the relationship may lose, by rule. */
    AT_RISK,
    /** A promise that is due within its warning time. */
    DUE_SOON,
    /** A remedy of an incident that is due and not done. */
    REMEDY_DUE,
    /** No contact for longer than agreed. */
    SILENCE,
    /** A fixed incident without the lesson or the practice it should leave. */
    LESSON_MISSING,
    /** One hidden mistake suggests others: what is open with this client is to be looked through. */
    OPEN_ITEMS_REVIEW,
    /** Expectations whose review is due. */
    EXPECTATIONS_REVIEW,
    /** An agreement offered and not accepted by both. */
    ACCEPTANCE_MISSING,
    /** An agreement that expires soon. */
    AGREEMENT_EXPIRING,
    /** An item of the onboarding checklist that is open. */
    CHECKLIST_OPEN,
    /** An assumption that nobody confirmed. */
    ASSUMPTION_UNCONFIRMED,
    /** A practice the client has not acknowledged. */
    PRACTICE_UNACKNOWLEDGED,
    /** A date of the client's that comes soon. */
    CLIENT_DATE
}
