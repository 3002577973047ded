package dev.troth.export;

import dev.troth.client.ClientService;
import dev.troth.journal.Timeline;
import dev.troth.journal.TimelineEntry;
import dev.troth.record.ClientRecords;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Consumer;

/** The journal of a client, as it is exported. The journal itself knows no records. */
@Singleton
class TimelineRecords implements ClientRecords {

    private final Timeline timeline;
    private final ClientService clients;

    TimelineRecords(Timeline timeline, ClientService clients) {
        this.clients = clients;
        this.timeline = timeline;
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Class<? extends Record> shape() {
        return TimelineEntry.class;
    }

    @Override
    public void each(UUID clientId, Consumer<Record> reader) {
        timeline.each(clients.oneWith(clientId), reader::accept);
    }
}
