package dev.troth.communication;

/** What a communication is for. */
public enum Purpose {
    CHECK_IN,
    QUESTION,
    PROBLEM,
    UPDATE,
    REPLY,
    PRAISE,
    CONCERN,
    NOTE;

    /** Whether the other party owes a reply to it. */
    boolean isOwedReply() {
        return this == QUESTION || this == PROBLEM || this == CONCERN;
    }

    /** Whether it is settled better by talking than by mail (practice 6). */
    boolean callsForTalking() {
        return this == QUESTION || this == PROBLEM;
    }
}
