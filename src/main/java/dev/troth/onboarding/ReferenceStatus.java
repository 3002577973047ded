package dev.troth.onboarding;

/** Whether the referee has answered. */
public enum ReferenceStatus {
    ASKED,
    ANSWERED
}
