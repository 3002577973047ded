package dev.troth.record;

/** A way of reaching somebody. */
public enum Channel {
    PHONE,
    VIDEO,
    IN_PERSON,
    EMAIL,
    CHAT,
    TEXT_MESSAGE,
    LETTER,
    OTHER
}
