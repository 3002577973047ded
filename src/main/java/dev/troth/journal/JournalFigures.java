package dev.troth.journal;

import dev.troth.platform.metrics.Census;
import dev.troth.platform.metrics.Census.Figure;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What operations see of the journal: entries without a seal are not in the chain, and no reader of events has heard of them. */
final class JournalFigures {

    private JournalFigures() {
    }

    @Produces
    @Singleton
    static Census unsealed() {
        return Census.of("select * from troth_entries_waiting()",
                Figure.count("troth.journal.unsealed", Tags.empty(), "Entries of the journal that wait for their seal; up to 100 000"),
                Figure.age("troth.journal.unsealed.age", Tags.empty(), "Since the entry that waits for longest was written; 0 where none waits"));
    }
}
