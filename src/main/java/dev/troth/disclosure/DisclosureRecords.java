package dev.troth.disclosure;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The disclosures of a client, as they are exported. */
@Singleton
class DisclosureRecords extends AggregateRecords<Disclosure> {

    private final DisclosureService disclosures;

    DisclosureRecords(DisclosureService disclosures) {
        super("disclosures", Disclosure.class, DisclosureView.class);
        this.disclosures = disclosures;
    }

    @Override
    protected Record view(Disclosure record) {
        return DisclosureView.of(record, disclosures.state(record));
    }

    @Override
    protected List<Record> views(List<Disclosure> records) {
        Map<UUID, DisclosureState> states = disclosures.states(records);
        return records.stream().<Record>map(disclosure -> DisclosureView.of(disclosure, states.get(disclosure.id()))).toList();
    }
}
