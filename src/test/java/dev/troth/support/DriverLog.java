package dev.troth.support;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** What the driver says of its talk with the server while it answers requests, or does what a test calls. */
@ApplicationScoped
public class DriverLog {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private static final Formatter WORDS = new SimpleFormatter();

    /** What it says while the requests are made; nobody else may make any meanwhile. */
    public List<String> of(Runnable requests) {
        List<String> said = new CopyOnWriteArrayList<>();
        Thread caller = Thread.currentThread();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (CurrentRequestManager.get() != null || Thread.currentThread() == caller) {
                    said.add(WORDS.formatMessage(line));
                }
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Level before = DRIVER.getLevel();
        boolean toParents = DRIVER.getUseParentHandlers();
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(listener);
        DRIVER.setLevel(Level.FINEST);
        try {
            requests.run();
            return said;
        } finally {
            DRIVER.setLevel(before);
            DRIVER.removeHandler(listener);
            DRIVER.setUseParentHandlers(toParents);
        }
    }
}
