package dev.troth.disclosure;

import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.UUID;

/**
 * A disclosure was recorded or changed: fired inside the transaction, so that what depends on it follows in the same one.
 *
 * @param discloser who told, or should have
 * @param aboutType what it is about, null where about nothing in particular
 * @param disclosedAt when the other party was told, null while it was not, or where the disclosure was taken back
 * @param untrue whether it was denied, or a lie: by that nobody was told of anything
 */
public record DisclosureChanged(UUID clientId, UUID disclosureId, DisclosureKind kind, Party discloser, RecordType aboutType, UUID aboutId,
        Instant disclosedAt, boolean untrue) {
}
