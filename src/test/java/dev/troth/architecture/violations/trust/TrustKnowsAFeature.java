package dev.troth.architecture.violations.trust;

import dev.troth.architecture.violations.left.LeftService;

/** Wrong on purpose: trust knows a feature. */
record TrustKnowsAFeature(LeftService service) {
}
