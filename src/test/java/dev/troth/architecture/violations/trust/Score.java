package dev.troth.architecture.violations.trust;

/** What others may know of trust. */
public record Score(double value) {
}
