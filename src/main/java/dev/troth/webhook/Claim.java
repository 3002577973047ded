package dev.troth.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An attempt that is ours to make.
 *
 * @param lease proves that it is ours when its outcome is written
 * @param turn which of the host's addresses is tried
 * @param secrets what it is signed with; none where they cannot be read
 * @param body as it is signed and sent
 */
record Claim(UUID deliveryId, UUID webhookId, UUID lease, Instant begunAt, int turn, String url, List<String> secrets, byte[] body) {
}
