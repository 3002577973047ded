package dev.troth.platform.precondition;

/** What the platform needs to know of something on the wire to tag its state. */
public interface Versioned {

    /** Grows with every change. */
    long version();

    /**
     * Whether what it shows may be other than it was at this version, as time passes or as another record changes: whoever has it from before is not told
     * that nothing is new then.
     */
    default boolean changesUnseen() {
        return false;
    }
}
