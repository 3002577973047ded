package dev.troth.architecture.violations.right;

import dev.troth.architecture.violations.left.LeftService;

/** Wrong on purpose: half of a cycle. */
public record RightService(LeftService service) {
}
