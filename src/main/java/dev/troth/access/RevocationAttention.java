package dev.troth.access;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Access that should have been revoked: its date is past, or the relationship is over (practice 41). */
@Singleton
public class RevocationAttention implements AttentionSource {

    private final AccessGrantRepository grants;

    RevocationAttention(AccessGrantRepository grants) {
        this.grants = grants;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.REVOCATION_DUE;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return grants.toRevoke(query).map(grant -> item(grant, query.now()));
    }

    private AttentionItem item(AccessGrant grant, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("system", grant.fields().system());
        facts.put("holder", grant.fields().holder());
        facts.put("grantedAt", grant.grantedAt().toString());
        if (grant.revokeBy() != null) {
            facts.put("revokeBy", grant.revokeBy().toString());
        }
        if (!grant.revocationDueAt().equals(grant.revokeBy())) {
            facts.put("closedSince", grant.revocationDueAt().toString());
        }
        return new AttentionItem(kind(), grant.clientId(), grant.party(), RecordType.ACCESS_GRANT, grant.id(), grant.revocationDueAt(),
                grant.isPastItsDate(now) ? "Access is revoked by its date." : "Access does not outlast the relationship.", facts, null,
                "POST /v1/access-grants/" + grant.id() + "/revoke");
    }
}
