package dev.troth.commitment;

import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the rules need of a commitment.
 *
 * @param dueAt due as renegotiated
 * @param renegotiations k: how often the due date was moved by agreement
 * @param confirmation how sure the delivery is, null while there is none
 * @param endedAt when it was rejected, given up, withdrawn or declined, null otherwise
 * @param referred whether a refusal came with a recommendation
 * @param replyDueAt until when a request is answered, absences left out; null where nothing was asked, or an absence has no end
 * @param grace whether the other party granted grace
 * @param delayNotices when the promisor told of a delay
 * @param skillGapConsented whether the other party consented to a skill gap before the promise
 */
public record CommitmentFacts(CommitmentStatus status, Party promisor, Importance importance, Instant requestedAt, Instant promisedAt,
        Instant dueAt, int renegotiations, Instant deliveredAt, Confirmation confirmation, Instant endedAt, boolean referred,
        Instant replyDueAt, boolean grace, List<Instant> delayNotices, boolean skillGapConsented) {

    double m() {
        return importance.m();
    }

    /** Nanoseconds between the promise and its due date. */
    double span() {
        return Duration.between(promisedAt, dueAt).toNanos();
    }
}
