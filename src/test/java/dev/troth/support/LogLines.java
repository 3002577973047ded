package dev.troth.support;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** What is logged under a category while a test listens, as machines get it. */
public final class LogLines extends Handler {

    private final Logger category;
    private final List<ExtLogRecord> lines = Collections.synchronizedList(new ArrayList<>());

    /** @param category empty for all but what is kept from it */
    public LogLines(String category) {
        this.category = Logger.getLogger(category);
        this.category.addHandler(this);
    }

    @Override
    public void publish(LogRecord logged) {
        ExtLogRecord line = ExtLogRecord.wrap(logged);
        line.copyMdc();
        lines.add(line);
    }

    /** What was logged, so far. */
    public List<ExtLogRecord> all() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        category.removeHandler(this);
    }
}
