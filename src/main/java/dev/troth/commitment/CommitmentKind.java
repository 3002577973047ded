package dev.troth.commitment;

/** What is promised. */
public enum CommitmentKind {
    DELIVERABLE,
    PAYMENT,
    CUSTODY,
    OTHER
}
