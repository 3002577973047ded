package dev.troth.architecture.violations.left;

import dev.troth.architecture.violations.right.Right;
import dev.troth.architecture.violations.right.RightService;

/** Wrong on purpose: knows what knows it, and reaches into another's aggregate. */
public record LeftService(RightService service, Right aggregate) {
}
