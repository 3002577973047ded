package dev.troth.client;

import java.time.Instant;
import java.util.UUID;

/** A client, and since when it is at which stage. */
public record ClientAtStage(UUID clientId, Client.Stage stage, Instant since) {
}
