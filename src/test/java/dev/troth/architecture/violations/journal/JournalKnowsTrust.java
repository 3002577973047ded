package dev.troth.architecture.violations.journal;

import dev.troth.architecture.violations.trust.Score;

/** Wrong on purpose: the journal knows trust. */
record JournalKnowsTrust(Score score) {
}
