package dev.troth.onboarding;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.ClientRecordService;
import dev.troth.record.RecordType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** What may be done with references. */
@ApplicationScoped
public class ReferenceService extends ClientRecordService<Reference> {

    private final ReferenceRepository references;

    ReferenceService(ReferenceRepository references) {
        this.references = references;
    }

    public Page<Reference> list(UUID clientId, Filter filter, PageRequest page) {
        requireClient(clientId);
        return references.page(filter.where("e.clientId = :client", "client", clientId), page);
    }

    @Transactional
    public Reference create(UUID clientId, NewReference given) {
        requireClient(clientId);
        Instant now = clock.instant();
        Instant askedAt = Moments.past(given.askedAt(), "/askedAt", now);
        return create(new Reference(Ids.next(), clientId, given, askedAt, now), "asked", askedAt, given);
    }

    @Transactional
    public Reference answer(UUID clientId, UUID id, Precondition known, AnswerReference body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(own(clientId, id), known, "answered", at, body, reference -> reference.answer(body.verdict(), body.answer(), at));
    }

    @Override
    protected RecordType type() {
        return RecordType.REFERENCE;
    }

    @Override
    protected PanacheRepositoryBase<Reference, UUID> repository() {
        return references;
    }
}
