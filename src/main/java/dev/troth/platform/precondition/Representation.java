package dev.troth.platform.precondition;

import java.util.UUID;

/** What the platform needs to know of a record on the wire to address it and to tag its state. */
public interface Representation extends Versioned {

    UUID id();
}
