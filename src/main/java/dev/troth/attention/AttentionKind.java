package dev.troth.attention;

/** Why something needs attention now. */
public enum AttentionKind {
    /** A question, problem or concern without a reply beyond the reply limit. */
    UNANSWERED,
    /** A promise that is due and not delivered. */
    OVERDUE
}
