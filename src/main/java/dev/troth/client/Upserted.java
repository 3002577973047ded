package dev.troth.client;

/** What became of a client that was put: whether it is new, and how it stands now. */
record Upserted(boolean isNew, Client client) {
}
