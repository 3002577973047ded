package dev.troth.record;

import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.trust.Submission;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Records that are found below their client, and score nothing: what they say of trust is for people to judge. */
public abstract class ClientRecordService<A extends Aggregate> extends RecordService<A> {

    /** @throws Refusal 404 where there is no such client */
    protected void requireClient(UUID clientId) {
        if (!ledger.knows(clientId)) {
            throw ProblemType.NOT_FOUND.because("There is no such client.");
        }
    }

    /** @throws Refusal 404 where this client has none with the id */
    public A get(UUID clientId, UUID id) {
        return repository().findByIdOptional(id).filter(record -> record.clientId().equals(clientId))
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + type().label() + " of this client."));
    }

    /**
     * For those who are about to change it.
     *
     * @return the id
     * @throws Refusal 404 where this client has none with the id, client-merged where what this client had is another's
     */
    protected UUID own(UUID clientId, UUID id) {
        ledger.lock(clientId);
        return get(clientId, id).id();
    }

    @Transactional
    public A correct(UUID clientId, UUID id, Precondition known, Correction correction) {
        return correct(own(clientId, id), known, correction);
    }

    @Override
    protected Submission evidence(A record, Instant now) {
        return Submission.NONE;
    }
}
