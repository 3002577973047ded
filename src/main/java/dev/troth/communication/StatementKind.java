package dev.troth.communication;

/** In what sense something is said, so that nobody takes an estimate for a promise, or is appeased with one (practice 63). */
public enum StatementKind {
    FACT,
    PROMISE,
    ESTIMATE,
    OPINION
}
