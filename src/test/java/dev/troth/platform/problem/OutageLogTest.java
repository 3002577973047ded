package dev.troth.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.MovedClock;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is away for an hour is worth sixty lines, whatever else meets it. */
class OutageLogTest {

    private final List<LogRecord> told = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            told.add(line);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
    private final MovedClock clock = new MovedClock();
    private final OutageLog log = new OutageLog(clock);

    @BeforeEach
    void listen() {
        Logger.getLogger(OutageLog.class.getName()).addHandler(ear);
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger(OutageLog.class.getName()).removeHandler(ear);
    }

    @Test
    void anOutageIsToldOnceAMinuteAndWithoutATrace() {
        for (int second = 0; second < 3_600; second++) {
            assertThat(log.takes(new IllegalStateException(new SQLException("x", "57P01")))).isTrue();
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(told).hasSize(60).allSatisfy(line -> {
            assertThat(line.getThrown()).isNull();
            assertThat(((ExtLogRecord) line).getFormattedMessage()).contains("(SQLState 57P01)");
        });
    }

    @Test
    void soIsAnIssuerThatIsAwayWhateverElseIs() {
        log.takes(new SQLException("x", "57P01"));
        for (int second = 0; second < 120; second++) {
            log.keysAway(new ConnectException("no words of others"));
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(told.subList(1, told.size())).hasSize(2).allSatisfy(line -> assertThat(((ExtLogRecord) line).getFormattedMessage())
                .isEqualTo("The keys of the token issuer cannot be read (ConnectException): who needs them is answered 503. This is said once a minute."));
    }

    @Test
    void aClockThatIsSetBackDoesNotSilenceIt() {
        log.takes(new SQLException("x", "57P01"));
        clock.move(Duration.ofHours(-1));
        log.takes(new SQLException("x", "57P01"));
        assertThat(told).hasSize(2);
    }

    @Test
    void whatIsOurFaultIsLeftToWhoeverMetIt() {
        assertThat(log.takes(new SQLException("x", "23514"))).isFalse();
        assertThat(told).isEmpty();
    }
}
