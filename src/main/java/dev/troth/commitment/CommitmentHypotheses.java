package dev.troth.commitment;

import dev.troth.platform.problem.Refusal;
import dev.troth.record.RecordType;
import dev.troth.trust.Hypothesis;
import dev.troth.trust.Source;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a promise would say about trust if it came out otherwise: by the rules that judge real ones. */
@ApplicationScoped
public class CommitmentHypotheses {

    private static final CommitmentFacts NEW = new CommitmentFacts(CommitmentStatus.PROMISED, Party.PROVIDER, Importance.NORMAL, null, null, null, 0, null,
            null, null, false, null, false, List.of(), false);

    private final CommitmentService commitments;

    CommitmentHypotheses(CommitmentService commitments) {
        this.commitments = commitments;
    }

    /** @param at where it stands in the body */
    public Hypothesis of(UUID clientId, HypotheticalCommitment given, Instant asOf, String at) {
        return of(clientId, given, List.of(), asOf, at);
    }

    /** What telling otherwise of a delay would say of the recorded commitment that is late, and nothing else being otherwise. */
    public Hypothesis told(UUID clientId, UUID id, List<ToldOtherwise> told, Instant asOf, String at) {
        return of(clientId, HypotheticalCommitment.asRecorded(id), told, asOf, at, at);
    }

    /** @param told of its delay, otherwise than recorded */
    public Hypothesis of(UUID clientId, HypotheticalCommitment given, List<ToldOtherwise> told, Instant asOf, String at) {
        return of(clientId, given, told, asOf, at, at + "/id");
    }

    /** @param named where the body names the recorded one */
    private Hypothesis of(UUID clientId, HypotheticalCommitment given, List<ToldOtherwise> told, Instant asOf, String at, String named) {
        if (given.at() != null && given.outcome() == null) {
            throw Refusal.field(at + "/at", "says when it ends: outcome is missing");
        }
        if (given.deliveredAt() != null && given.outcome() != null) {
            throw Refusal.field(at + "/outcome", "is of a promise that is not delivered: deliveredAt and outcome exclude each other");
        }
        CommitmentFacts base = given.id() == null ? NEW : recorded(clientId, given, at, named);
        if (base.status() == CommitmentStatus.REJECTED && given.deliveredAt() != null && given.deliveredAt().isBefore(base.endedAt())) {
            throw Refusal.field(at + "/deliveredAt", "must not be before it was rejected");
        }
        CommitmentFacts facts = applied(given, base, told, asOf);
        if (facts.status() != CommitmentStatus.REQUESTED && facts.status() != CommitmentStatus.DECLINED
                && facts.status() != CommitmentStatus.CANCELLED) {
            check(facts, at);
        }
        return new Hypothesis(given.id() == null ? null : new Source(clientId, RecordType.COMMITMENT.name(), given.id()),
                CommitmentRules.evidence(facts, asOf));
    }

    private CommitmentFacts recorded(UUID clientId, HypotheticalCommitment given, String at, String named) {
        if (given.promisor() != null) {
            throw Refusal.field(at + "/promisor", "belongs to a new commitment: a recorded one has its own");
        }
        return commitments.standing(given.id()).filter(c -> c.clientId().equals(clientId))
                .map(commitment -> commitments.facts(commitment, either(given.promisedAt(), commitment.promisedAt()))).orElseThrow(() -> Refusal.unknown(named));
    }

    private static CommitmentFacts applied(HypotheticalCommitment given, CommitmentFacts base, List<ToldOtherwise> told, Instant asOf) {
        Party promisor = given.promisor() == null ? base.promisor() : given.promisor();
        boolean ends = given.outcome() != null;
        Instant deliveredAt = ends ? null : either(given.deliveredAt(), base.deliveredAt());
        return new CommitmentFacts(status(given, base), promisor, either(given.importance(), base.importance()), base.requestedAt(),
                either(given.promisedAt(), base.promisedAt()), either(given.dueAt(), base.dueAt()),
                either(given.renegotiations(), base.renegotiations()), deliveredAt,
                deliveredAt == null ? null : confirmation(given, base, promisor),
                ends ? either(given.at(), asOf) : given.deliveredAt() != null ? null : base.endedAt(), base.referred(), base.replyDueAt(),
                either(given.grace(), base.grace()), either(given.delayNotices(), ToldOtherwise.applied(base.delayNotices(), told.stream().filter(delay -> delay.discloser() == promisor).toList())),
                either(given.skillGapConsented(), base.skillGapConsented()));
    }

    private static CommitmentStatus status(HypotheticalCommitment given, CommitmentFacts base) {
        if (given.outcome() != null) {
            return CommitmentStatus.valueOf(given.outcome().name());
        }
        if (given.deliveredAt() != null) {
            return CommitmentStatus.DELIVERED;
        }
        return base.status() == CommitmentStatus.REQUESTED && given.dueAt() != null ? CommitmentStatus.PROMISED : base.status();
    }

    private static Confirmation confirmation(HypotheticalCommitment given, CommitmentFacts base, Party promisor) {
        Confirmation unsaid = promisor == Party.CLIENT ? Confirmation.ACCEPTED : Confirmation.SELF_REPORTED;
        return either(given.confirmation(), either(base.confirmation(), unsaid));
    }

    private static void check(CommitmentFacts facts, String at) {
        if (facts.promisedAt() == null) {
            throw Refusal.field(at + "/promisedAt", "must be there: it is not promised yet");
        }
        if (facts.dueAt() == null) {
            throw Refusal.field(at + "/dueAt", "must be there: it is not promised yet");
        }
        if (!facts.dueAt().isAfter(facts.promisedAt())) {
            throw Refusal.field(at + "/dueAt", "must be after the promise is made");
        }
        if (facts.status() == CommitmentStatus.WITHDRAWN && !facts.endedAt().isBefore(facts.dueAt())) {
            throw Refusal.field(at + "/at", "must be before it is due: a promise is withdrawn before, and missed from then on");
        }
        if (facts.status() == CommitmentStatus.WITHDRAWN && facts.endedAt().isBefore(facts.promisedAt())) {
            throw Refusal.field(at + "/at", "must not be before the promise is made");
        }
        if (facts.status() == CommitmentStatus.MISSED && facts.endedAt() != null && facts.endedAt().isBefore(facts.dueAt())) {
            throw Refusal.field(at + "/outcome", "must be WITHDRAWN before it is due: a promise is missed from then on");
        }
    }

    private static <T> T either(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
