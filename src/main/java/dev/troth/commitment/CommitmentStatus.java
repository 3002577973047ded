package dev.troth.commitment;

/** Where a promise, or a request for one, stands. */
public enum CommitmentStatus {
    REQUESTED,
    PROMISED,
    DELIVERED,
    ACCEPTED,
    REJECTED,
    MISSED,
    WITHDRAWN,
    DECLINED,
    CANCELLED
}
