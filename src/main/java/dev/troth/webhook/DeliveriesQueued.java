package dev.troth.webhook;

/** Something of a tenant's is due now. */
record DeliveriesQueued(String tenant) {
}
