package dev.troth.communication;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionSource;
import dev.troth.client.ClientService;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
    public Page<AttentionItem> waiting(List<UUID> clientIds, List<Party> parties, Instant now, int limit) {
        return communications.unanswered(clientIds, parties.stream().map(Party::other).toList(), now, limit).map(question ->
                new AttentionItem(AttentionKind.UNANSWERED, question.clientId(), question.sender().other(), RecordType.COMMUNICATION,
                        question.id(), question.replyDueAt(), "A " + question.purpose() + " is owed a reply within " + question.replyLimit() + ".",
                        clients.escalation(question.clientId(), question.at(), now).orElse(null), "POST /v1/communications"));
    }
}
