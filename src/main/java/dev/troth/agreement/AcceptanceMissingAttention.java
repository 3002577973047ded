package dev.troth.agreement;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.util.Map;

/** What is offered and not accepted by both: until then it binds nobody (practices 1, 2). */
@Singleton
public class AcceptanceMissingAttention implements AttentionSource {

    private final AgreementRepository agreements;

    AcceptanceMissingAttention(AgreementRepository agreements) {
        this.agreements = agreements;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.ACCEPTANCE_MISSING;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return agreements.unaccepted(query).map(this::item);
    }

    private AttentionItem item(Agreement agreement) {
        Awaited awaited = agreement.awaited();
        return new AttentionItem(kind(), agreement.clientId(), awaited.acceptanceOf(), RecordType.AGREEMENT, agreement.id(), awaited.offeredAt(),
                "What is offered is accepted or declined by both.",
                Map.of("title", agreement.title(), "revision", Integer.toString(agreement.revision()), "offeredAt", awaited.offeredAt().toString()),
                null, "POST /v1/agreements/" + agreement.id() + "/accept");
    }
}
