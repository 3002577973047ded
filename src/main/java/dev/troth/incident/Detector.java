package dev.troth.incident;

/** Who noticed an incident first. */
public enum Detector {
    PROVIDER,
    CLIENT,
    THIRD_PARTY
}
