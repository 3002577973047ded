package dev.troth.client;

import java.util.UUID;

/** A client was recorded: fired inside the transaction, so that what every client is given is there from the beginning. */
public record ClientCreated(UUID clientId, Client.Kind kind) {
}
