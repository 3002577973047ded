package dev.troth.communication;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.attention.EscalationStep;
import dev.troth.client.ClientService;
import dev.troth.client.EscalationPlan;
import dev.troth.disclosure.Absence;
import dev.troth.disclosure.DisclosureService;
import dev.troth.disclosure.PausedClock;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Questions that nobody answered within the reply limit, with the step of the escalation plan whose turn it is (practices 29, 61). */
@Singleton
public class UnansweredAttention implements AttentionSource {

    private static final EscalationPlan NONE = new EscalationPlan(List.of(), null);

    private final CommunicationRepository communications;
    private final ClientService clients;
    private final DisclosureService disclosures;

    UnansweredAttention(CommunicationRepository communications, ClientService clients, DisclosureService disclosures) {
        this.communications = communications;
        this.clients = clients;
        this.disclosures = disclosures;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.UNANSWERED;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        Page<Communication> questions = communications.unanswered(query);
        Set<UUID> asked = questions.items().stream().map(Communication::clientId).collect(Collectors.toSet());
        Map<UUID, EscalationPlan> plans = clients.escalationPlans(asked);
        Map<UUID, Map<Party, List<Absence>>> absences = disclosures.absences(asked);
        return questions.map(question -> item(question, turn(question, plans.getOrDefault(question.clientId(), NONE),
                absences.getOrDefault(question.clientId(), Map.of()), query.now())));
    }

    /** Waits run on the client's clock, and stand still while the party that owes the reply is absent. */
    private static EscalationStep turn(Communication question, EscalationPlan plan, Map<Party, List<Absence>> absences, Instant now) {
        PausedClock clock = PausedClock.of(absences.getOrDefault(question.sender().other(), List.of()), plan.hours());
        return plan.turn(question.at(), now, clock::after).orElse(null);
    }

    private AttentionItem item(Communication question, EscalationStep next) {
        return new AttentionItem(kind(), question.clientId(), question.sender().other(), RecordType.COMMUNICATION, question.id(),
                question.replyDueAt(), "A " + question.purpose() + " is owed a reply within " + question.replyLimit() + ".",
                Map.of("askedAt", question.at().toString(), "purpose", question.purpose().name(), "replyDueAt", question.replyDueAt().toString()),
                next, "POST /v1/communications");
    }
}
