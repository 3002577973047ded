package dev.troth.architecture.violations.platform;

import dev.troth.architecture.violations.left.LeftService;

/** Wrong on purpose: the platform knows a feature. */
record KnowsAFeature(LeftService service) {
}
