package dev.troth.commitment;

import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A commitment as the rules see it, told in a line: the provider's NORMAL promise over ten days unless said otherwise. */
final class CommitmentCase {

    static final Instant PROMISED = Instant.parse("2025-03-01T09:00:00Z");
    static final Instant DUE = PROMISED.plus(Duration.ofDays(10));
    static final Duration REPLY_LIMIT = Duration.ofHours(24);

    private final CommitmentStatus status;
    private Party promisor = Party.PROVIDER;
    private Importance importance = Importance.NORMAL;
    private Instant requestedAt;
    private Instant promisedAt = PROMISED;
    private Instant dueAt = DUE;
    private int renegotiations;
    private Instant deliveredAt;
    private Confirmation confirmation;
    private Instant endedAt;
    private boolean referred;
    private boolean grace;
    private boolean skillGapConsented;
    private final List<Instant> notices = new ArrayList<>();

    private CommitmentCase(CommitmentStatus status) {
        this.status = status;
    }

    static CommitmentCase promised() {
        return new CommitmentCase(CommitmentStatus.PROMISED);
    }

    static CommitmentCase delivered(Instant at) {
        CommitmentCase delivered = new CommitmentCase(CommitmentStatus.ACCEPTED);
        delivered.deliveredAt = at;
        delivered.confirmation = Confirmation.ACCEPTED;
        return delivered;
    }

    /** MISSED, WITHDRAWN, REJECTED or CANCELLED. */
    static CommitmentCase ended(CommitmentStatus how, Instant at) {
        CommitmentCase ended = new CommitmentCase(how);
        ended.endedAt = at;
        return ended;
    }

    static CommitmentCase requested() {
        CommitmentCase requested = new CommitmentCase(CommitmentStatus.REQUESTED);
        requested.requestedAt = PROMISED;
        requested.promisedAt = null;
        requested.dueAt = null;
        return requested;
    }

    static CommitmentCase declined(Instant at) {
        CommitmentCase declined = new CommitmentCase(CommitmentStatus.DECLINED);
        declined.requestedAt = PROMISED;
        declined.promisedAt = null;
        declined.dueAt = null;
        declined.endedAt = at;
        return declined;
    }

    CommitmentCase by(Party party) {
        promisor = party;
        return this;
    }

    CommitmentCase of(Importance m) {
        importance = m;
        return this;
    }

    CommitmentCase over(Duration span) {
        dueAt = promisedAt.plus(span);
        return this;
    }

    CommitmentCase promisedAt(Instant at) {
        promisedAt = at;
        return this;
    }

    CommitmentCase renegotiated(int k) {
        renegotiations = k;
        return this;
    }

    CommitmentCase confirmed(Confirmation c) {
        confirmation = c;
        return this;
    }

    CommitmentCase withReferral() {
        referred = true;
        return this;
    }

    CommitmentCase withGrace() {
        grace = true;
        return this;
    }

    CommitmentCase withConsentedSkillGap() {
        skillGapConsented = true;
        return this;
    }

    CommitmentCase warned(Instant... at) {
        notices.addAll(List.of(at));
        return this;
    }

    CommitmentFacts facts() {
        return new CommitmentFacts(status, promisor, importance, requestedAt, promisedAt, dueAt, renegotiations, deliveredAt, confirmation,
                endedAt, referred, requestedAt == null ? null : requestedAt.plus(REPLY_LIMIT), grace, List.copyOf(notices), skillGapConsented);
    }
}
