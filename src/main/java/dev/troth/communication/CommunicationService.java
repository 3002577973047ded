package dev.troth.communication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.agreement.AgreementService;
import dev.troth.client.ClientService;
import dev.troth.commitment.CommitmentService;
import dev.troth.communication.CommunicationFacts.Reply;
import dev.troth.communication.CommunicationRules.Praise;
import dev.troth.disclosure.Absence;
import dev.troth.disclosure.DisclosureChanged;
import dev.troth.disclosure.DisclosureKind;
import dev.troth.disclosure.DisclosureService;
import dev.troth.disclosure.PausedClock;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.Correction;
import dev.troth.record.GrantGrace;
import dev.troth.record.Merge;
import dev.troth.record.Move;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import dev.troth.trust.model.Party;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What may be done with communications. */
@ApplicationScoped
public class CommunicationService extends RecordService<Communication> {

    private final CommunicationRepository communications;
    private final CheckIns checkIns;
    private final Contacts contacts;
    private final ClientService clients;
    private final AgreementService agreements;
    private final DisclosureService disclosures;
    private final CommitmentService commitments;
    private final StatusReports statuses;
    private final MergedStamps stamps;
    private final Event<CommunicationChanged> changes;

    CommunicationService(CommunicationRepository communications, CheckIns checkIns, Contacts contacts, ClientService clients,
            AgreementService agreements, DisclosureService disclosures, CommitmentService commitments, StatusReports statuses,
            MergedStamps stamps, Event<CommunicationChanged> changes) {
        this.communications = communications;
        this.checkIns = checkIns;
        this.contacts = contacts;
        this.clients = clients;
        this.agreements = agreements;
        this.disclosures = disclosures;
        this.commitments = commitments;
        this.statuses = statuses;
        this.stamps = stamps;
        this.changes = changes;
    }

    public Page<Communication> list(Filter filter, PageRequest page) {
        return communications.page(filter, page);
    }

    @Transactional
    public Communication create(NewCommunication given) {
        Instant now = clock.instant();
        Moments.past(given.at(), "/at", now);
        lock(given);
        checkAnswer(given);
        checkStatement(given);
        Communication communication = new Communication(Ids.next(), given, stamp(given), now);
        communication.follow(clock(communication), null);
        return create(communication, "created", given.at(), given);
    }

    /** Also of the client it is about, who may be another: nobody is told about who has turned out to be somebody else. In one order, as merges do. */
    private void lock(NewCommunication given) {
        Topic about = given.about();
        Stream.of(given.clientId(), about != null && about.type() == Topic.Type.CLIENT ? about.id() : given.clientId()).sorted().forEach(ledger::lock);
    }

    @Transactional
    public Communication patch(UUID id, Precondition known, JsonNode patch) {
        return edit(id, known, patch, Communication::fields, Communication::fields);
    }

    @Transactional
    public Communication grantGrace(UUID id, Precondition known, GrantGrace given) {
        GrantGrace grace = GrantGrace.orNow(given);
        Instant at = Moments.past(grace.at(), "/at", clock.instant());
        return act(id, known, "grace-granted", at, grace, communication -> communication.grantGrace(grace.party() == null ? communication.sender() : grace.party(), at));
    }

    @Transactional
    public Communication misreported(UUID id, Precondition known, Misreport body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "misreported", at, body, report -> {
            report.checkMisreport(at);
            report.misreported(statuses.misreported(report, body, at), body.proof());
        });
    }

    /** A status that was not misreported after all was no deception. */
    @Override
    @Transactional
    public Communication correct(UUID id, Precondition known, Correction correction) {
        UUID misreport = get(id).misreportId();
        Communication communication = super.correct(id, known, correction);
        if (misreport != null && communication.misreportId() == null) {
            statuses.takenBack(misreport, correction);
        }
        return communication;
    }

    @Transactional
    public Communication confirm(UUID id, Precondition known, Move given) {
        Move body = Move.orNow(given);
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "confirmed", at, body, communication -> communication.confirm(at));
    }

    /**
     * Since when there is silence with each client, beyond the cadence agreed; those with whom there is none are left out.
     *
     * @param clientIds none for all
     */
    public Map<UUID, Instant> silentSince(List<UUID> clientIds, Instant now) {
        return contacts.silentSince(clientIds, now);
    }

    /** When a party last spoke about a record, by what stands. */
    public Optional<Instant> lastAbout(Topic.Type type, UUID id, Party from) {
        return communications.lastAbout(type, id, from);
    }

    /** Nobody is appeased: what is promised is a commitment of the one who says so (practice 63). */
    private void checkStatement(NewCommunication given) {
        Topic about = given.about();
        if (given.expectation() != null && (about == null || about.type() != Topic.Type.AGREEMENT)) {
            throw Refusal.field("/expectation", "belongs to what is about an agreement");
        }
        if (given.statementKind() == StatementKind.PROMISE
                && !(about != null && about.type() == Topic.Type.COMMITMENT && commitments.isPromised(given.clientId(), about.id(), given.from(), given.at()))) {
            throw ProblemType.PROMISE_WITHOUT_COMMITMENT.because("A promise is about a commitment of the same client that " + given.from() + " has promised and is not out of.");
        }
    }

    /** An answer is to the other party, and not before what it answers. */
    private void checkAnswer(NewCommunication given) {
        if (given.inReplyTo() == null) {
            return;
        }
        Communication answered = communications.ofClient(given.clientId(), given.inReplyTo())
                .orElseThrow(() -> Refusal.unknown("/inReplyTo"));
        if (answered.sender() == given.from()) {
            throw Refusal.field("/inReplyTo", "must be a communication of the other party");
        }
        if (answered.retractedAt() != null) {
            throw Refusal.field("/inReplyTo", "was taken back");
        }
        if (given.at().isBefore(answered.at())) {
            throw Refusal.field("/at", "must not be before what it answers");
        }
    }

    private Communication.Stamp stamp(NewCommunication given) {
        boolean owed = given.purpose().isOwedReply();
        return new Communication.Stamp(owed ? agreements.responseLimit(given.clientId(), given.at()) : null,
                owed ? clients.workingHours(given.clientId()) : null,
                given.inReplyTo() == null ? null : clients.isOnEscalationPlan(given.clientId(), given.channel()), statuses.definition(given));
    }

    /** The communication it answers, the praises after it and the check-ins agreed on are judged with it; others may want to know. */
    @Override
    protected void changed(Communication communication) {
        if (communication.inReplyTo() != null) {
            answered(get(communication.inReplyTo()));
        }
        if (communication.purpose() == Purpose.PRAISE) {
            judgeOtherPraises(communication);
        }
        if (communication.purpose() == Purpose.CHECK_IN && communication.sender() == Party.PROVIDER) {
            checkIns.reconcile(communication.clientId());
        }
        contacts.heard(communication);
        Topic about = communication.about();
        changes.fire(new CommunicationChanged(communication.clientId(), communication.id(), communication.sender(), communication.purpose(),
                about == null ? null : about.type(), about == null ? null : about.id(), communication.at(), communication.retractedAt() != null));
    }

    /** The version grows only where something is to be seen; the evidence may change all the same, as with a second reply by phone. */
    private void answered(Communication question) {
        List<Communication> replies = communications.replies(question.id());
        storeWhere(question.follow(clock(question), replies.isEmpty() ? null : replies.get(0).at()), question, clock.instant());
    }

    /** One praise more, or one less: those whose credit depends on it are judged anew. */
    private void judgeOtherPraises(Communication praise) {
        List<Praise> standing = communications.praises(praise.clientId(), praise.sender());
        CommunicationRules.dependent(standing, new Praise(praise.id(), praise.at())).forEach(id -> reconcile(get(id)));
    }

    /** Clocks pause once an absence is explained, also those that have stopped since. */
    void absenceChanged(@Observes DisclosureChanged event) {
        if (event.kind() != DisclosureKind.ABSENCE) {
            return;
        }
        ledger.lock(event.clientId());
        Map<Party, List<Absence>> absences = new EnumMap<>(Party.class);
        judgeEach(communications.idsOwedReply(event.clientId()), question -> {
            List<Absence> paused = absences.computeIfAbsent(question.sender().other(), party -> disclosures.absences(event.clientId(), party));
            Instant firstReply = question.repliedAt();
            if (question.follow(PausedClock.of(paused, question.workingHours()), firstReply)) {
                store(question, clock.instant());
            } else if (firstReply == null) {
                reconcile(question);
            }
        });
    }

    @Override
    public void restamp(Merge merge) {
        stamps.restamp(merge);
    }

    @Override
    public void handOver(Merge merge) {
        super.handOver(merge);
        communications.handOverTopic(merge.from(), merge.into(), merge.at());
    }

    @Override
    protected boolean refresh(Communication communication) {
        return communication.isOwedReply() && communication.follow(clock(communication), communication.repliedAt());
    }

    private PausedClock clock(Communication question) {
        return PausedClock.of(disclosures.absences(question.clientId(), question.sender().other()), question.workingHours());
    }

    @Override
    protected Submission evidence(Communication communication, Instant now) {
        if (communication.isOwedReply()) {
            CommunicationFacts facts = facts(communication);
            return new Submission(CommunicationRules.reply(facts, now), facts.replies().isEmpty() ? facts : null);
        }
        if (communication.purpose() == Purpose.PRAISE && isCredited(communication)) {
            return Submission.settled(List.of(CommunicationRules.praise(communication.sender(), communication.at())));
        }
        return Submission.NONE;
    }

    CommunicationFacts facts(Communication question) {
        Party subject = question.sender().other();
        List<Reply> replies = communications.replies(question.id()).stream()
                .map(reply -> new Reply(reply.at(), reply.channel(), reply.onEscalationPlan())).toList();
        return new CommunicationFacts(subject, question.purpose(), question.at(), question.replyLimit(), question.graceAt() != null, replies,
                disclosures.absences(question.clientId(), subject), question.workingHours());
    }

    private boolean isCredited(Communication praise) {
        return CommunicationRules.credited(communications.praises(praise.clientId(), praise.sender())).contains(praise.id());
    }

    @Override
    protected RecordType type() {
        return RecordType.COMMUNICATION;
    }

    @Override
    protected PanacheRepositoryBase<Communication, UUID> repository() {
        return communications;
    }
}
