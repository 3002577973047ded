package dev.troth.commitment;

import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.time.Moments;
import dev.troth.record.GrantGrace;
import dev.troth.record.Move;
import dev.troth.record.RecordService;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The moves on a commitment that concern the commitment alone. */
abstract class CommitmentMoves extends RecordService<Commitment> {

    @Transactional
    public Commitment promise(UUID id, Precondition known, Promise body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "promised", at, body, c -> {
            c.promise(at, body.dueAt(), () -> consented(c));
            c.outsideAgreement(isOutside(c));
            c.told(lastTrouble(c));
        });
    }

    @Transactional
    public Commitment decline(UUID id, Precondition known, Decline given) {
        Decline body = given == null ? Decline.NOW : given;
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        Refused refused = new Refused(body.reason(), body.referrals() == null ? List.of() : body.referrals());
        return act(id, known, "declined", at, body, c -> c.decline(at, refused));
    }

    @Transactional
    public Commitment renegotiate(UUID id, Precondition known, Renegotiate body) {
        Instant at = Moments.past(body.agreedAt(), "/agreedAt", clock.instant());
        return act(id, known, "renegotiated", at, body, c -> c.renegotiate(at, body.dueAt(), body.reason()));
    }

    @Transactional
    public Commitment claim(UUID id, Precondition known, Claim body) {
        return actInTurn(id, known, "claimed", Moments.past(body.at(), "/at", clock.instant()), body, c -> c.claim(body.owner()));
    }

    @Transactional
    public Commitment handOff(UUID id, Precondition known, HandOff body) {
        return actInTurn(id, known, "handed-off", Moments.past(body.at(), "/at", clock.instant()), body, c -> c.handOff(body.from(), body.to()));
    }

    @Transactional
    public Commitment approve(UUID id, Precondition known, Move body) {
        return move(id, known, "approved", body, Commitment::approve);
    }

    @Transactional
    public Commitment accept(UUID id, Precondition known, Move body) {
        return move(id, known, "accepted", body, Commitment::accept);
    }

    @Transactional
    public Commitment reject(UUID id, Precondition known, Move body) {
        return move(id, known, "rejected", body, Commitment::reject);
    }

    @Transactional
    public Commitment giveUp(UUID id, Precondition known, Move body) {
        return move(id, known, "given-up", body, Commitment::giveUp);
    }

    @Transactional
    public Commitment withdraw(UUID id, Precondition known, Move body) {
        return move(id, known, "withdrawn", body, Commitment::withdraw);
    }

    @Transactional
    public Commitment cancel(UUID id, Precondition known, Move body) {
        return move(id, known, "cancelled", body, Commitment::cancel);
    }

    @Transactional
    public Commitment grantGrace(UUID id, Precondition known, GrantGrace given) {
        GrantGrace body = GrantGrace.orNow(given);
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "grace-granted", at, body, c -> c.grantGrace(body.party() == null ? c.promisor().other() : body.party(), at));
    }

    @Transactional
    public Commitment confirmReadBack(UUID id, Precondition known, ConfirmReadBack body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "read-back-confirmed", at, body, c -> c.confirmReadBack(body.text(), body.by(), at));
    }

    @Transactional
    public Commitment assume(UUID id, Precondition known, Assume body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "assumed", at, body, c -> c.assume(body.text(), at));
    }

    @Transactional
    public Commitment confirmAssumption(UUID id, Precondition known, ConfirmAssumption body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "assumption-confirmed", at, body, c -> c.confirmAssumption(body.text(), body.by(), at, c.deliveredAt()));
    }

    /** Whether the other party has consented to a skill gap in this work. */
    protected abstract boolean consented(Commitment commitment);

    /** When its promisor last told that it goes otherwise than promised, null where it never has. */
    protected abstract Instant lastTrouble(Commitment commitment);

    /** Whether no agreement covers the work since it was promised, or asked for. */
    protected abstract boolean isOutside(Commitment commitment);

    private Commitment move(UUID id, Precondition known, String verb, Move given, BiConsumer<Commitment, Instant> step) {
        Move body = Move.orNow(given);
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, verb, at, body, c -> step.accept(c, at));
    }
}
