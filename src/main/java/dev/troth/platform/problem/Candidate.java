package dev.troth.platform.problem;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who is recorded already and may be the same, as a problem lists them. */
@Schema(description = "A client that may be the same, and by what they match")
public record Candidate(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "Dr. Ada Okafor") String name,
        @Schema(description = "The caller's own key") String externalRef,
        @Schema(required = true, description = "What is alike, the surest first. A name alone is no identity") List<Match> matchedOn) {

    /** What two records of one client may have in common, the surest first. */
    @Schema(name = "DuplicateMatch")
    public enum Match {
        /** An e-mail address, also one of the escalation plan. */
        EMAIL,
        /** A telephone number, also one of the escalation plan. */
        PHONE,
        /** The name: case, accents, white space, punctuation and titles aside. */
        NAME
    }
}
