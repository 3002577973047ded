package dev.troth.agreement;

/** What an agreement is about: how the two sides work together, or what they keep to themselves (practices 1, 39, 40). */
public enum AgreementKind {
    SERVICE,
    CONFIDENTIALITY
}
