package dev.troth.onboarding;

import dev.troth.client.ClientService;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.record.Aggregate;
import dev.troth.record.Correction;
import dev.troth.record.RecordService;
import dev.troth.trust.Submission;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Records that are found below their client, and score nothing: what they say of trust is for people to judge. */
abstract class ClientRecordService<A extends Aggregate> extends RecordService<A> {

    @Inject
    protected ClientService clients;

    /** @throws dev.troth.platform.problem.Refusal 404 where this client has none with the id */
    public A get(UUID clientId, UUID id) {
        return repository().findByIdOptional(id).filter(record -> record.clientId().equals(clientId))
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such " + type().label() + " of this client."));
    }

    @Transactional
    public A correct(UUID clientId, UUID id, Precondition known, Correction correction) {
        get(clientId, id);
        return correct(id, known, correction);
    }

    @Override
    protected Submission evidence(A record, Instant now) {
        return Submission.NONE;
    }
}
