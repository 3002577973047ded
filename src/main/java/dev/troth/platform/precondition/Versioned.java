package dev.troth.platform.precondition;

/** What the platform needs to know of something on the wire to tag its state. */
public interface Versioned {

    /** Grows with every change. */
    long version();
}
