package dev.troth.practice;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The practices of a client, as they are exported. */
@Singleton
class PracticeRecords extends AggregateRecords<Practice> {

    PracticeRecords() {
        super("practices", Practice.class, PracticeView.class);
    }

    @Override
    protected Record view(Practice record) {
        return PracticeView.of(record);
    }
}
