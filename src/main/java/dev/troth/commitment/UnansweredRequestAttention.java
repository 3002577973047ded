package dev.troth.commitment;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.util.Map;

/** Requests left hanging: neither promised nor declined within the reply limit (practice 9). */
@Singleton
public class UnansweredRequestAttention implements AttentionSource {

    private final CommitmentRepository commitments;

    UnansweredRequestAttention(CommitmentRepository commitments) {
        this.commitments = commitments;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.REQUEST_UNANSWERED;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return commitments.unanswered(query).map(request -> new AttentionItem(kind(), request.clientId(), request.promisor(), RecordType.COMMITMENT,
                request.id(), request.replyDueAt(), "A request is promised or declined within the reply limit.",
                Map.of("requestedAt", request.requestedAt().toString()), null, "POST /v1/commitments/" + request.id() + "/promise"));
    }
}
