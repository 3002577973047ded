package dev.troth.communication;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.client.ClientService;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import jakarta.inject.Singleton;
import java.util.Map;

/** Questions that nobody answered within the reply limit, with the step of the escalation plan whose turn it is (practices 29, 61). */
@Singleton
public class UnansweredAttention implements AttentionSource {

    private final CommunicationRepository communications;
    private final ClientService clients;

    UnansweredAttention(CommunicationRepository communications, ClientService clients) {
        this.communications = communications;
        this.clients = clients;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.UNANSWERED;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        return communications.unanswered(query).map(question ->
                new AttentionItem(AttentionKind.UNANSWERED, question.clientId(), question.sender().other(), RecordType.COMMUNICATION,
                        question.id(), question.replyDueAt(), "A " + question.purpose() + " is owed a reply within " + question.replyLimit() + ".",
                        Map.of("askedAt", question.at().toString(), "purpose", question.purpose().name(), "replyDueAt", question.replyDueAt().toString()),
                        clients.escalation(question.clientId(), question.at(), query.now()).orElse(null), "POST /v1/communications"));
    }
}
