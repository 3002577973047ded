package dev.troth.onboarding;

/** Whether new clients are given an item for a template. */
public enum TemplateStatus {
    STANDING,
    RETIRED
}
