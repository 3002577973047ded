package dev.troth.export;

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

    TimelineRecords(Timeline timeline) {
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
        timeline.each(clientId, reader::accept);
    }
}
