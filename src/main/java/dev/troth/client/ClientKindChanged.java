package dev.troth.client;

import java.util.UUID;

/** A client turned out to be of another kind: fired inside the transaction, so that it is given what clients of that kind are. */
public record ClientKindChanged(UUID clientId, Client.Kind kind) {
}
