package dev.troth.record;

import java.time.Instant;
import java.util.UUID;

/** Two records of one client become one. */
public record Merge(UUID from, UUID into, Instant at) {
}
