package dev.troth.incident;

import java.time.Instant;

/**
 * What was done about an incident, as far as it counts (TRUST-MODEL.md section 3, Incident).
 *
 * @param fixedAt null while it is not fixed
 * @param restituted restitution made, or none due and said so
 * @param practised a practice was adopted from it
 */
public record Handling(boolean owned, boolean apologised, Instant fixedAt, boolean restituted, boolean learnt, boolean practised) {
}
