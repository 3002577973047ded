package dev.troth.communication;

import dev.troth.agreement.AgreementService;
import dev.troth.client.ClientService;
import dev.troth.communication.CommunicationFacts.Reply;
import dev.troth.disclosure.DisclosureService;
import dev.troth.platform.problem.Refusal;
import dev.troth.record.Channel;
import dev.troth.record.RecordType;
import dev.troth.trust.Hypothesis;
import dev.troth.trust.Source;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What answering a question sooner, later or not at all would say about trust: by the rules that judge real ones. */
@ApplicationScoped
public class CommunicationHypotheses {

    private final CommunicationService communications;
    private final AgreementService agreements;
    private final DisclosureService disclosures;
    private final ClientService clients;

    CommunicationHypotheses(CommunicationService communications, AgreementService agreements, DisclosureService disclosures, ClientService clients) {
        this.communications = communications;
        this.agreements = agreements;
        this.disclosures = disclosures;
        this.clients = clients;
    }

    /** @param at where it stands in the body */
    public Hypothesis of(UUID clientId, HypotheticalCommunication given, Instant asOf, String at) {
        CommunicationFacts facts = applied(clientId, given, given.id() == null ? made(clientId, given, at) : recorded(clientId, given, at), at);
        return new Hypothesis(given.id() == null ? null : new Source(clientId, RecordType.COMMUNICATION.name(), given.id()),
                CommunicationRules.reply(facts, asOf));
    }

    private CommunicationFacts made(UUID clientId, HypotheticalCommunication given, String at) {
        if (given.askedAt() == null) {
            throw Refusal.field(at + "/askedAt", "must be there for a new question");
        }
        Purpose purpose = given.purpose() == null ? Purpose.QUESTION : given.purpose();
        if (!purpose.isOwedReply()) {
            throw Refusal.field(at + "/purpose", "must be one that is owed a reply: QUESTION, PROBLEM or CONCERN");
        }
        Party subject = given.subject() == null ? Party.PROVIDER : given.subject();
        return new CommunicationFacts(subject, purpose, given.askedAt(), agreements.responseLimit(clientId, given.askedAt()), false, List.of(),
                disclosures.absences(clientId, subject), clients.workingHours(clientId));
    }

    private CommunicationFacts recorded(UUID clientId, HypotheticalCommunication given, String at) {
        if (given.subject() != null || given.purpose() != null || given.askedAt() != null) {
            throw Refusal.field(at + (given.subject() != null ? "/subject" : given.purpose() != null ? "/purpose" : "/askedAt"),
                    "belongs to a new question: a recorded one has its own");
        }
        return communications.standing(given.id()).filter(question -> question.clientId().equals(clientId) && question.isOwedReply())
                .map(communications::facts)
                .orElseThrow(() -> Refusal.unknown(at + "/id"));
    }

    private CommunicationFacts applied(UUID clientId, HypotheticalCommunication given, CommunicationFacts base, String at) {
        if (given.repliedAt() != null && given.repliedAt().isBefore(base.at())) {
            throw Refusal.field(at + "/repliedAt", "must not be before it was asked");
        }
        if (given.channel() != null && given.repliedAt() == null) {
            throw Refusal.field(at + "/channel", "is how it is answered: repliedAt is missing");
        }
        Duration limit = given.limit() == null ? base.limit() : given.limit();
        if (limit.isZero() || limit.isNegative()) {
            throw Refusal.field(at + "/limit", "must be more than nothing");
        }
        Channel channel = given.channel() == null ? Channel.PHONE : given.channel();
        List<Reply> replies = given.repliedAt() == null ? base.replies()
                : List.of(new Reply(given.repliedAt(), channel, clients.isOnEscalationPlan(clientId, channel)));
        return new CommunicationFacts(base.subject(), base.purpose(), base.at(), limit, given.grace() == null ? base.graced() : given.grace(), replies,
                base.absences(), base.hours());
    }
}
