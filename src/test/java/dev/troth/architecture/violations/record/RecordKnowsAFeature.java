package dev.troth.architecture.violations.record;

import dev.troth.architecture.violations.left.LeftService;

/** Wrong on purpose: what all records share knows one of them. */
record RecordKnowsAFeature(LeftService service) {
}
