package dev.troth.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.client.ClientChanged;
import dev.troth.client.ClientService;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What may be done with access grants. */
@ApplicationScoped
public class AccessGrantService extends RecordService<AccessGrant> {

    private final AccessGrantRepository grants;
    private final ClientService clients;

    AccessGrantService(AccessGrantRepository grants, ClientService clients) {
        this.grants = grants;
        this.clients = clients;
    }

    public Page<AccessGrantView> list(Filter filter, PageRequest page) {
        return grants.page(filter, page).map(this::view);
    }

    /** A grant as it stands now. */
    public AccessGrantView view(AccessGrant grant) {
        return AccessGrantView.of(grant, clock.instant());
    }

    @Transactional
    public AccessGrant create(NewAccessGrant given) {
        Instant now = clock.instant();
        Moments.pastOrAbsent(given.grantedAt(), "/grantedAt", now);
        Moments.pastOrAbsent(given.revokedAt(), "/revokedAt", now);
        AccessGrant grant = new AccessGrant(Ids.next(), given, now);
        // Before the client's stage is read: it may be on its way to another.
        ledger.lock(grant.clientId());
        due(grant);
        return create(grant, "recorded", grant.grantedAt(), given);
    }

    @Transactional
    public AccessGrant patch(UUID id, Precondition known, JsonNode patch) {
        return edit(id, known, patch, AccessGrant::fields, AccessGrant::fields);
    }

    @Transactional
    public AccessGrant revoke(UUID id, Precondition known, RevokeAccess given) {
        RevokeAccess body = RevokeAccess.orNow(given);
        Instant at = Moments.past(body.revokedAt(), "/revokedAt", clock.instant());
        return act(id, known, "revoked", at, body, grant -> grant.revoke(at));
    }

    @Transactional
    public AccessGrant extend(UUID id, Precondition known, ExtendAccess body) {
        Instant agreedAt = Moments.past(body.agreedAt(), "/agreedAt", clock.instant());
        return act(id, known, "extended", agreedAt, body, grant -> grant.extend(agreedAt, body.revokeBy(), body.reason()));
    }

    /** Once a relationship is over, or goes on again, what people can still get into is due for revocation, or is not. */
    void follow(@Observes ClientChanged client) {
        for (AccessGrant grant : grants.notRevoked(client.clientId())) {
            Instant before = grant.revocationDueAt();
            due(grant);
            if (!Objects.equals(before, grant.revocationDueAt())) {
                store(grant, clock.instant());
            }
        }
    }

    /** When its revocation is due is stored, so that attention finds it, and follows each change. */
    @Override
    protected void store(AccessGrant grant, Instant now) {
        due(grant);
        super.store(grant, now);
    }

    private void due(AccessGrant grant) {
        grant.due(clients.closedSince(grant.clientId()).orElse(null));
    }

    @Override
    protected RecordType type() {
        return RecordType.ACCESS_GRANT;
    }

    @Override
    protected PanacheRepositoryBase<AccessGrant, UUID> repository() {
        return grants;
    }

    @Override
    protected Submission evidence(AccessGrant grant, Instant now) {
        AccessGrantFacts facts = grant.facts();
        return new Submission(AccessGrantRules.evidence(facts, now), AccessGrantRules.isOpen(facts) ? facts : null);
    }
}
