package dev.troth.record;

import java.util.UUID;
import java.util.function.Consumer;

/** The records of one kind that a client has, for those who read all there is about a client. Each feature says which and how they look. */
public interface ClientRecords {

    /** What they are called, in the plural, such as {@code commitments}. */
    String name();

    /** How each looks on the wire. */
    Class<? extends Record> shape();

    /** Every one of them in the order they were recorded, however many there are; in a transaction that only reads. */
    void each(UUID clientId, Consumer<Record> reader);
}
