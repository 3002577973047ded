package dev.troth.journal;

import java.util.UUID;

/**
 * An entry that has its place in the tenant's order.
 *
 * @param seq counts from 1, without gaps
 * @param clientId null for what concerns the tenant as a whole
 * @param type what happened, such as {@code commitment.delivered}
 */
public record SealedEntry(long seq, UUID entryId, UUID clientId, String type) {
}
