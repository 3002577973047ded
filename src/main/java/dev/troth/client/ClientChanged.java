package dev.troth.client;

import java.util.UUID;

/** A client was recorded, edited or moved: fired inside the transaction, so that what depends on it follows in the same one. */
public record ClientChanged(UUID clientId, Client.Stage stage) {
}
