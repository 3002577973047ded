package dev.troth.commitment;

import java.util.UUID;

/** A commitment was recorded or changed: fired inside the transaction, so that what depends on it follows in the same one. */
public record CommitmentChanged(UUID clientId, UUID commitmentId) {
}
