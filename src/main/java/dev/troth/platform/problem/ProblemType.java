package dev.troth.platform.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of everything the service refuses, and why: the only source of problem types. Each is served as a page under
 * /problems/&lt;slug&gt; (RFC 9457 section 3.1.1).
 */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read",
            "The address or the body cannot be read: it is no text, or not the JSON this operation reads. Where errors are given, each points at a place; mend it and send again."),
    VALIDATION_FAILED(400, "The request is not valid",
            "A field, parameter or reference has a value that is not accepted. Each entry of errors names the place: a JSON pointer "
                    + "into the body, or a parameter. Nothing was stored."),
    UNAUTHENTICATED(401, "Sign in first", "The request carries no bearer token, or one that is not valid here."),
    FORBIDDEN(403, "Not allowed", "The token is valid, but does not allow this operation: it names no tenant, or lacks the scope that the problem names."),
    NOT_FOUND(404, "Not found", "There is nothing at this address, or nothing that belongs to the caller's tenant."),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "This address does not answer this method; see the contract."),
    NOT_ACCEPTABLE(406, "Not acceptable", "The Accept header names no media type this operation can answer with."),
    INVALID_TRANSITION(409, "The state does not allow this move",
            "The record is in a state in which this move has no meaning, or the instant given for it does not fit what is recorded. "
                    + "state names the state, allowed the moves that are open."),
    CONCURRENT_MODIFICATION(409, "Somebody else was faster",
            "The record was changed by another request at the same time; nothing of this request was stored. Read it again and decide."),
    FEES_UNDISCLOSED(409, "A fee has not been disclosed",
            "A client cannot accept an agreement while one of its fees is undisclosed. Disclose the fees first."),
    EXPECTATIONS_MISSING(409, "Expectations are missing",
            "A client cannot accept an agreement before deadlines and responses are among its expectations. Amend it first."),
    MATERIAL_FACTS_UNANSWERED(409, "A material fact is unanswered",
            "An agreement is offered once every item of its material-facts checklist has an answer. Answer the items the problem lists first."),
    UNDEFINED_STATUS(422, "This status is not defined",
            "Statuses are reported in the words both sides have defined, so that a word such as departed means what can be observed. "
                    + "The problem lists the words that are defined."),
    CHECKLIST_OPEN(409, "The checklist has open items",
            "A client becomes ACTIVE once every blocking item of its checklist is done or waived. The problem lists the open ones."),
    PROMISE_WITHOUT_COMMITMENT(409, "A promise without a commitment",
            "What is promised is recorded as a commitment with a due date, so that it can be kept: record that, and name it in about."),
    CONSENT_MISSING(409, "The client has not consented to the skill gap",
            "Work on a skill that is still being learned, or missing, can be promised once the gap is disclosed and consented to."),
    APPROVAL_MISSING(409, "The approval is missing", "This commitment is delivered only after its approval."),
    ALREADY_CLAIMED(409, "Already claimed", "Somebody else has claimed this commitment; the detail names the owner."),
    SELF_GRANTED_GRACE(409, "Grace is the other party's to grant", "Grace counts only where the party that was let down grants it."),
    LESSON_MISSING(409, "The lesson is missing", "An incident is closed once its lesson is recorded, or a waiver says why there is none."),
    PRACTICE_MISSING(409, "The practice is missing",
            "An incident is closed once its lesson has become a practice, or a waiver says why none is needed."),
    NOT_HEARD(409, "The client has not been heard", "A complaint is closed once the client has confirmed being heard."),
    NOTHING_TO_CORRECT(409, "There is nothing to correct", "Every move on this record has been taken back already."),
    ALREADY_EXISTS(409, "Already exists", "Another record of this tenant has the same value in a field that must be unique."),
    TOO_MANY_WEBHOOKS(409, "There are too many webhooks", "A tenant has a limited number of webhooks that have not ended. End one first."),
    POSSIBLE_DUPLICATE(409, "This client may be recorded already",
            "A client that stands has the same e-mail address or telephone number; candidates names who, and by what they match. "
                    + "Use that record, or send the request again with allowDuplicate=true where it is somebody else."),
    CLIENT_MERGED(409, "The client was merged into another",
            "Two records turned out to be of one client: mergedInto names the one that stands. What was recorded of the other is there; record what is new there too."),
    CLIENT_ERASED(409, "The client was erased",
            "The personal data of this client was erased. What it scored and counted stays readable; nothing is recorded for it any more."),
    PRECONDITION_FAILED(412, "The record has changed",
            "The ETag given in If-Match is not the current one, or that in If-None-Match is. Read the record again and decide on what it says now."),
    PAYLOAD_TOO_LARGE(413, "The body is too large", "A body may have 1 MiB at the most."),
    URI_TOO_LONG(414, "The address is too long", "A path and its query may have 8 KiB at the most."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "The body is not in a media type this operation reads."),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request",
            "A key stands for one request. Use a new key for a new request, or repeat the first one to the letter."),
    IDEMPOTENCY_IN_FLIGHT(409, "The first request with this Idempotency-Key is still under way",
            "Wait for its answer, or repeat this request in a moment."),
    IMPORT_UNDER_WAY(409, "Another stream is at work on this import",
            "One stream at a time works on an import. Wait for the end of the other, or for 90 seconds where it broke off, and send yours again."),
    IMPORT_LINE_CHANGED(422, "The key of this line was used for another",
            "A line that is done is not done again, and not differently: give what is new a key of its own, or repeat the line to the letter."),
    PRECONDITION_REQUIRED(428, "If-Match is required",
            "A change of fields is made on a known state: send the ETag of the representation it is based on in If-Match."),
    TOO_MANY_REQUESTS(429, "Too many requests",
            "This tenant has made all the requests it may make in a minute. Retry-After says when there is room again, in seconds."),
    HEADERS_TOO_LARGE(431, "The headers are too large", "All headers of a request together may have 16 KiB at the most."),
    INTERNAL_ERROR(500, "Something went wrong here",
            "The service failed. The reference leads its operators to the cause; nothing of the request was stored."),
    SERVICE_UNAVAILABLE(503, "Not available right now", "The service cannot answer, or cannot answer in time. Try again after the seconds that Retry-After names.");

    private static final String BASE = "/problems/";

    private final int status;
    private final String title;
    private final String explanation;

    ProblemType(int status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What it means and what to do about it, for the page. */
    public String explanation() {
        return explanation;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create(BASE + slug());
    }

    /** A refusal of this type. */
    public Refusal because(String detail) {
        return new Refusal(this, detail);
    }

    public static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** The type that a document names; empty where it is none of the catalogue. */
    static Optional<ProblemType> ofUri(URI uri) {
        return Arrays.stream(values()).filter(type -> type.uri().equals(uri)).findFirst();
    }

    /** The type for a status that the framework, not a rule of ours, arrived at. */
    public static ProblemType ofStatus(int status) {
        if (status == INVALID_TRANSITION.status) {
            return CONCURRENT_MODIFICATION;
        }
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst()
                .orElse(status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR);
    }
}
