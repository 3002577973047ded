package dev.troth.disclosure;

import dev.troth.record.RecordType;
import java.util.UUID;

/** A disclosure was recorded or changed: fired inside the transaction, so that what depends on it follows in the same one. */
public record DisclosureChanged(UUID clientId, UUID disclosureId, DisclosureKind kind, RecordType aboutType, UUID aboutId) {
}
