package dev.troth.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** One patience for all that comes a moment after its cause: a line of the log after the answer it is of, an attempt after what is due. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private Patience() {
    }

    /** Looks at once and then again and again, in the thread of the test, whose tenant and transaction a look may need. */
    public static ConditionFactory await() {
        return Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS).atMost(LONGEST);
    }
}
