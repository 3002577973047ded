package dev.troth.retention;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The win-backs of a client, as they are exported. */
@Singleton
class WinBackRecords extends AggregateRecords<WinBack> {

    WinBackRecords() {
        super("winBacks", WinBack.class, WinBackView.class);
    }

    @Override
    protected Record view(WinBack record) {
        return WinBackView.of(record);
    }
}
