package dev.troth.agreement;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Agreements that expire within a fortnight, or have within the last month and were neither ended nor replaced (practices 2, 40). */
@Singleton
public class AgreementExpiringAttention implements AttentionSource {

    private final AgreementRepository agreements;

    AgreementExpiringAttention(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.AGREEMENT_EXPIRING;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return agreements.expiring(query).map(agreement -> item(agreement, query.now()));
    }

    private AttentionItem item(Agreement agreement, Instant now) {
        Instant expiresAt = agreement.awaited().expiry();
        return new AttentionItem(kind(), agreement.clientId(), Party.PROVIDER, RecordType.AGREEMENT, agreement.id(), expiresAt,
                "An agreement is amended or ended before it expires.",
                Map.of("title", agreement.title(), "kind", agreement.kind().name(), "expiresAt", expiresAt.toString(),
                        "expired", Boolean.toString(!expiresAt.isAfter(now))),
                null, "POST /v1/agreements/" + agreement.id() + "/amend");
    }
}
