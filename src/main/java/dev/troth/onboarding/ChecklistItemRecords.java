package dev.troth.onboarding;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The checklist of a client, as they are exported. */
@Singleton
class ChecklistItemRecords extends AggregateRecords<ChecklistItem> {

    ChecklistItemRecords() {
        super("checklist", ChecklistItem.class, ChecklistItemView.class);
    }

    @Override
    protected Record view(ChecklistItem record) {
        return ChecklistItemView.of(record);
    }
}
