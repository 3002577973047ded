package dev.troth.trust;

import java.util.UUID;

/**
 * The fact that evidence comes from.
 *
 * @param type which rules it is evaluated by
 */
public record Source(UUID clientId, String type, UUID id) {
}
