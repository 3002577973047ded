package dev.troth.webhook;

import dev.troth.platform.limits.Capacity;
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
 * @param places of the attempts that may be under way at once: more than one where the body is long, so that what they hold in memory is bounded too
 */
record Claim(UUID deliveryId, UUID webhookId, UUID lease, Instant begunAt, int turn, String url, List<String> secrets, byte[] body, int places) {

    /** What a place is for, in bytes. */
    private static final int BYTES_OF_A_PLACE = 128 * 1024;

    /** The places of a body, no more than a tenant has. */
    static int places(int length, int concurrency) {
        return Math.min(1 + length / BYTES_OF_A_PLACE, Capacity.ofATenant(concurrency));
    }
}
