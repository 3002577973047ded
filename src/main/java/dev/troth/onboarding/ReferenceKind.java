package dev.troth.onboarding;

/** Why somebody is asked: what others say of a side's work, or whether it is what it says it is. */
public enum ReferenceKind {
    REFERENCE,
    VETTING
}
