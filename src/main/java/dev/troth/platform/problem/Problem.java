package dev.troth.platform.problem;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shape of every error on the wire (RFC 9457), for the contract; resteasy-problem renders it. */
@Schema(description = "RFC 9457 problem document")
public record Problem(
        @Schema(required = true, description = "Which problem; a page that explains it", examples = "/problems/invalid-transition") String type,
        @Schema(required = true, examples = "The state does not allow this move") String title,
        @Schema(required = true, examples = "409") int status,
        @Schema(description = "What happened in this case") String detail,
        @Schema(description = "The address that was asked", examples = "/v1/commitments") String instance,
        @Schema(description = "The places that are not accepted") List<FieldError> errors,
        @Schema(description = "The scope the operation needs (forbidden)", examples = "troth:write") String scope,
        @Schema(description = "The state the record is in (invalid-transition, lesson-missing, practice-missing, not-heard, self-granted-grace)") String state,
        @Schema(description = "The moves that are allowed in that state, wherever state is there") List<String> allowed,
        @Schema(description = "Who has it already (already-claimed)") String owner,
        @Schema(description = "The questions without an answer (material-facts-unanswered)") List<String> unanswered,
        @Schema(description = "The words that are defined (undefined-status)") List<String> defined,
        @Schema(description = "What is to be settled first (checklist-open)") List<OpenItem> open,
        @Schema(description = "Seconds until there is room again (too-many-requests)") Long retryAfter,
        @Schema(description = "Who it may be already, the likeliest first (possible-duplicate)") List<Candidate> candidates,
        @Schema(description = "The client that stands (client-merged)") UUID mergedInto,
        @Schema(description = "Reference into the service's log (internal-error)") String reference,
        @Schema(description = "The trace this request belongs to (W3C Trace Context): the caller's where it sent a valid traceparent. The service's log has it with every line of the request",
                pattern = "^[0-9a-f]{32}$", examples = "4bf92f3577b34da6a3ce929d0e0e4736") String traceId) {
}
