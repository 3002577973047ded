package dev.troth.platform.precondition;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import jakarta.persistence.OptimisticLockException;
import java.util.Arrays;

/** What the caller knows of a record's state when it wants to change it: the headers If-Match and If-None-Match (RFC 9110 section 13.1). */
public final class Precondition {

    private static final String ANY = "*";
    /** How a tag begins that promises less: If-None-Match compares without it, If-Match names no state by such a tag (RFC 9110 section 8.8.3.2). */
    private static final String WEAK = "W/";

    private final String ifMatch;
    private final String ifNoneMatch;

    private Precondition(String ifMatch, String ifNoneMatch) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
    }

    /** @param ifMatch the header, or null where it is absent: nothing is checked then */
    public static Precondition of(String ifMatch) {
        return new Precondition(ifMatch, null);
    }

    /** What the caller knows of something that may not be there yet: If-None-Match, such as {@code *} for "only if it is new", or If-Match. */
    public static Precondition of(String ifMatch, String ifNoneMatch) {
        return new Precondition(ifMatch, ifNoneMatch);
    }

    /**
     * A precondition that must be there.
     *
     * @throws Refusal 428 where the header is absent
     */
    public static Precondition required(String ifMatch) {
        if (ifMatch == null) {
            throw ProblemType.PRECONDITION_REQUIRED.because("Send the ETag this change is based on in If-Match.");
        }
        return new Precondition(ifMatch, null);
    }

    /**
     * @param version the version the record has now. It is compared here and not through JPA, which ignores a version set from outside
     * @throws Refusal 412 where the caller knows another state
     */
    public void check(long version) {
        if (ifMatch != null && !names(ifMatch, version)) {
            throw ProblemType.PRECONDITION_FAILED.because("If-Match names another state than the current one, " + tag(version) + ".");
        }
        if (ifNoneMatch != null && names(ifNoneMatch.replace(WEAK, ""), version)) {
            throw ProblemType.PRECONDITION_FAILED.because("If-None-Match does not want the state there is, " + tag(version) + ".");
        }
    }

    /**
     * Changes what was checked. Another may have changed it since, while this waited for its turn.
     *
     * @param change written before it returns
     * @throws Refusal 412 where somebody did and the caller had said what it knows
     */
    public void during(Runnable change) {
        try {
            change.run();
        } catch (OptimisticLockException e) {
            if (ifMatch == null) {
                throw e;
            }
            throw ProblemType.PRECONDITION_FAILED.because("Another change came first: If-Match names another state than the current one.");
        }
    }

    /**
     * Checks what is not there.
     *
     * @throws Refusal 412 where the caller knows a state of it
     */
    public void checkAbsent() {
        if (ifMatch != null) {
            throw ProblemType.PRECONDITION_FAILED.because("If-Match names a state, and there is none yet.");
        }
    }

    private static boolean names(String tags, long version) {
        return ANY.equals(tags.trim()) || Arrays.stream(tags.split(",")).map(String::trim).anyMatch(tag(version)::equals);
    }

    private static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }
}
