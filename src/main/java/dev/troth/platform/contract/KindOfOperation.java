package dev.troth.platform.contract;

import java.util.Optional;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** Operations that mean the same on every record, and what a reader has to know of each. */
enum KindOfOperation {
    READ("Answers with its `ETag`; a request whose `If-None-Match` names it is answered with 304 and no body, unless what it shows may have changed since, "
            + "as time passes or with another record."),
    VIEW("Computed when it is asked for, from what is recorded by then; nothing is stored."),
    CREATION("Answers with the record, its address in `Location` and its `ETag`. "
            + "Repeated with the same `Idempotency-Key`, the request is answered with the first answer and records nothing."),
    MOVE("Answers with the record after it. Where the state does not allow it the answer is 409 and nothing is recorded; "
            + "`allowed` of the record names what is."),
    CORRECTION("For a mistake in the record: nothing is erased, what was known before stays readable, and the correction is itself recorded "
            + "with its reason. With nothing left to take back the answer is 409."),
    CHANGE("A field that is not sent stays as it is, null takes away what may be absent (RFC 7396). "
            + "Needs the `ETag` it is based on in `If-Match`: 428 without it, 412 where the record has changed since.");

    private final String words;

    KindOfOperation(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Nothing for an operation that is like no other: it has to say itself what it does. */
    static Optional<KindOfOperation> of(HttpMethod method, String path, boolean creates, boolean page, boolean representation, boolean moves) {
        return Optional.ofNullable(switch (method) {
            case GET -> page ? null : representation ? READ : VIEW;
            case POST -> creates ? CREATION : !moves ? null : path.endsWith("/correct") ? CORRECTION : MOVE;
            case PATCH -> CHANGE;
            default -> null;
        });
    }
}
