package dev.troth.incident;

import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Moments;
import dev.troth.trust.model.Party;
import java.time.Duration;
import java.time.Instant;

/** What a caller says of an incident must agree with itself: the checks that concern more than one field. */
final class IncidentInput {

    private static final Duration CLOSEST_UPDATES = Duration.ofHours(1);

    private IncidentInput() {
    }

    static void check(NewIncident given, Instant now) {
        Moments.past(given.detectedAt(), "/detectedAt", now);
        checkOccurrence(given.occurredAt(), given.detectedAt(), now);
        checkUpdates(given.updateEvery());
        if (given.shares() != null) {
            checkShares(given.shares(), given.accountableParty());
        }
        if (Boolean.TRUE.equals(given.dataLeftScope()) && given.kind() != IncidentKind.CONFIDENTIALITY_BREACH) {
            throw Refusal.field("/dataLeftScope", "belongs to a CONFIDENTIALITY_BREACH only");
        }
    }

    static void checkOccurrence(Instant occurredAt, Instant detectedAt, Instant now) {
        Moments.pastOrAbsent(occurredAt, "/occurredAt", now);
        if (occurredAt != null && occurredAt.isAfter(detectedAt)) {
            throw Refusal.field("/occurredAt", "must not be after detectedAt");
        }
    }

    static void checkUpdates(Duration updateEvery) {
        if (updateEvery != null && updateEvery.compareTo(CLOSEST_UPDATES) < 0) {
            throw Refusal.field("/updateEvery", "must be at least an hour");
        }
    }

    static void check(Learn body) {
        if (body.practiceId() != null && body.waiver() != null) {
            throw Refusal.field("/waiver", "must not be there where a practice is named");
        }
    }

    static void check(Own body) {
        if (body.ownership() == Ownership.UNSTATED) {
            throw Refusal.field("/ownership", "must say something: OWNED, SHARED, SHIFTED or DENIED");
        }
    }

    static void check(Restitute body) {
        if (body.type().isMoney() && body.amount() != null && body.amount().value().signum() == 0) {
            throw Refusal.field("/amount/value", "must be more than nothing for " + body.type());
        }
        if (body.type() == Restitution.Type.NONE_DUE && body.amount() != null) {
            throw Refusal.field("/amount", "must not be there where nothing is due");
        }
    }

    private static void checkShares(Shares shares, Party accountable) {
        if (!shares.sumToOne()) {
            throw Refusal.field("/shares", "must sum to 1");
        }
        if (shares.of(accountable) == 0) {
            throw Refusal.field("/shares", "must give the accountable party a share");
        }
    }
}
