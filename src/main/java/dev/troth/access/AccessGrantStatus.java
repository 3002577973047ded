package dev.troth.access;

/** Where an access grant stands. */
public enum AccessGrantStatus {
    ACTIVE,
    /** Not revoked, and the date by which it should have been is past. */
    OVERDUE,
    REVOKED
}
