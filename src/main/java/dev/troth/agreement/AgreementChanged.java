package dev.troth.agreement;

import java.util.UUID;

/** An agreement was recorded or changed: fired inside the transaction, so that what depends on it follows in the same one. */
public record AgreementChanged(UUID clientId, UUID agreementId) {
}
