package dev.troth.retention;

/** What came of an attempt to win a client back. */
public enum WinBackOutcome {
    RETURNED,
    DECLINED,
    NO_ANSWER
}
