package dev.troth.practice;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.util.Map;

/** Practices in use that the client has not acknowledged as they stand: to the client they are still vague (practice 28). */
@Singleton
public class UnacknowledgedAttention implements AttentionSource {

    private final PracticeRepository practices;

    UnacknowledgedAttention(PracticeRepository practices) {
        this.practices = practices;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.PRACTICE_UNACKNOWLEDGED;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return query.asksFor(Party.CLIENT) ? practices.unacknowledged(query).map(this::item) : Page.none();
    }

    private AttentionItem item(Practice practice) {
        return new AttentionItem(kind(), practice.clientId(), Party.CLIENT, RecordType.PRACTICE, practice.id(), practice.revisedAt(),
                "The client acknowledges a practice, and each revision of it anew.", Map.of("revision", Integer.toString(practice.revision())), null,
                "POST /v1/practices/" + practice.id() + "/acknowledge");
    }
}
