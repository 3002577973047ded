package dev.troth.onboarding;

/** What an answer comes to. */
public enum Verdict {
    POSITIVE,
    MIXED,
    NEGATIVE
}
