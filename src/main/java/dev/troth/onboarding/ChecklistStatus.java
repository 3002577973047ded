package dev.troth.onboarding;

/** How an item of a checklist stands. */
public enum ChecklistStatus {
    OPEN,
    DONE,
    WAIVED
}
