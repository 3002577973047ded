package dev.troth.platform.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** What a request, its lines in the log and its problem document have in common with what other services did for the same caller (W3C Trace Context). */
public final class TraceId {

    /** The header a caller names it with. */
    public static final String HEADER = "traceparent";

    /** Its name in lines of the log and in problem documents. */
    public static final String NAME = "traceId";

    private static final Pattern TRACEPARENT = Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final Pattern OF_VERSION_0 = Pattern.compile("00-.{52}");

    private TraceId() {
    }

    /** The one a caller names, where the header is valid: else nothing of it is used. */
    public static Optional<String> from(String traceparent) {
        Matcher valid = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        boolean known = valid.matches() && (!traceparent.startsWith("00") || OF_VERSION_0.matcher(traceparent).matches());
        return known ? Optional.of(valid.group(1)) : Optional.empty();
    }

    /** A new one. Guessing it gains nobody anything. */
    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        // One bit is set, so that it is never all zeros, which is none.
        return HexFormat.of().toHexDigits(random.nextLong() | 1) + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** That of the request this thread works for. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(NAME)).map(Object::toString);
    }
}
