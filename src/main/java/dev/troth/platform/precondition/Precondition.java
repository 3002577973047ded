package dev.troth.platform.precondition;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import java.util.Arrays;

/** What the caller knows of a record's state when it wants to change it: the If-Match header (RFC 9110 section 13.1.1). */
public final class Precondition {

    private static final String ANY = "*";

    private final String ifMatch;

    private Precondition(String ifMatch) {
        this.ifMatch = ifMatch;
    }

    /** @param ifMatch the header, or null where it is absent: nothing is checked then */
    public static Precondition of(String ifMatch) {
        return new Precondition(ifMatch);
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
        return new Precondition(ifMatch);
    }

    /**
     * @param version the version the record has now. It is compared here and not through JPA, which ignores a version set from outside
     * @throws Refusal 412 where the caller knows another state
     */
    public void check(long version) {
        if (ifMatch != null && !ANY.equals(ifMatch.trim())
                && Arrays.stream(ifMatch.split(",")).map(String::trim).noneMatch(tag(version)::equals)) {
            throw ProblemType.PRECONDITION_FAILED.because("If-Match names another state than the current one, " + tag(version) + ".");
        }
    }

    private static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }
}
