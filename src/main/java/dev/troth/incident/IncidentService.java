package dev.troth.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.agreement.AgreementService;
import dev.troth.commitment.CommitmentChanged;
import dev.troth.communication.CommunicationChanged;
import dev.troth.communication.CommunicationService;
import dev.troth.communication.Topic;
import dev.troth.disclosure.DisclosureService;
import dev.troth.journal.JournalEntry;
import dev.troth.onboarding.ChecklistTemplateService;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.practice.PracticeChanged;
import dev.troth.practice.PracticeService;
import dev.troth.record.Correction;
import dev.troth.record.GrantGrace;
import dev.troth.record.Move;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What may be done with incidents, and what others ask about them. */
@ApplicationScoped
public class IncidentService extends RecordService<Incident> {

    private static final String LEARNED = "learned";

    private final IncidentRepository incidents;
    private final PracticeService practices;
    private final CommunicationService communications;
    private final IncidentFindings findings;
    private final AgreementService agreements;
    private final DisclosureService disclosures;
    private final ChecklistTemplateService templates;

    IncidentService(IncidentRepository incidents, IncidentFindings findings, PracticeService practices, CommunicationService communications,
            AgreementService agreements, DisclosureService disclosures, ChecklistTemplateService templates) {
        this.incidents = incidents;
        this.practices = practices;
        this.communications = communications;
        this.findings = findings;
        this.agreements = agreements;
        this.disclosures = disclosures;
        this.templates = templates;
    }

    public Page<Incident> list(Filter filter, PageRequest page) {
        return incidents.page(filter, page);
    }

    @Transactional
    public Incident create(NewIncident given) {
        return create(Ids.next(), given);
    }

    /** @param id the id it is to have: whoever causes it may have to name it before it is there */
    @Transactional
    Incident create(UUID id, NewIncident given) {
        Instant now = clock.instant();
        IncidentInput.check(given, now);
        // Before the earlier incidents of the same cause are counted: another one may be on its way into the record.
        ledger.lock(given.clientId());
        Incident incident = new Incident(id, given, now);
        incident.repeats(findings.recurrence(incident, incident.causeKey()));
        return create(incident, "recorded", given.detectedAt(), given);
    }

    @Transactional
    public Incident patch(UUID id, Precondition known, JsonNode patch) {
        String formerCause = get(id).causeKey();
        Incident incident = edit(id, known, patch, Incident::fields, (record, fields) -> {
            IncidentInput.checkOccurrence(fields.occurredAt(), record.detectedAt(), clock.instant());
            IncidentInput.checkUpdates(fields.updateEvery());
            record.repeats(findings.recurrence(record, fields.cause() == null ? null : fields.cause().key()));
            record.edit(fields);
        });
        if (!Objects.equals(formerCause, incident.causeKey())) {
            repeatedBy(incident, formerCause);
        }
        return incident;
    }

    @Transactional
    public Incident acknowledge(UUID id, Precondition known, Move body) {
        Instant at = at(body.at());
        return act(id, known, "acknowledged", at, body, incident -> incident.acknowledge(at));
    }

    @Transactional
    public Incident own(UUID id, Precondition known, Own body) {
        IncidentInput.check(body);
        return act(id, known, "owned", at(body.at()), body, incident -> incident.own(body.ownership()));
    }

    @Transactional
    public Incident apologise(UUID id, Precondition known, Apologise body) {
        Instant at = at(body.at());
        return act(id, known, "apologised", at, body, incident -> incident.apologise(at));
    }

    @Transactional
    public Incident remedy(UUID id, Precondition known, NewRemedy body) {
        Moments.pastOrAbsent(body.doneAt(), "/doneAt", clock.instant());
        return act(id, known, "remedied", at(body.at()), body,
                incident -> incident.remedy(new Remedy(body.action(), body.dueAt(), body.doneAt())));
    }

    @Transactional
    public Incident fix(UUID id, Precondition known, Fix body) {
        Instant at = Moments.past(body.fixedAt(), "/fixedAt", clock.instant());
        return act(id, known, "fixed", at, body, incident -> incident.fix(at));
    }

    @Transactional
    public Incident restitute(UUID id, Precondition known, Restitute body) {
        IncidentInput.check(body);
        Instant at = at(body.at());
        return act(id, known, "restituted", at, body, incident -> incident.restitute(new Restitution(body.type(), body.amount(), at)));
    }

    @Transactional
    public Incident learn(UUID id, Precondition known, Learn body) {
        IncidentInput.check(body);
        checkPractice(get(id).clientId(), body.practiceId());
        Instant at = at(body.at());
        Incident incident = act(id, known, LEARNED, at, body, learning -> learning.learn(body.lesson(), body.practiceId(), waiver(body.waiver(), at)));
        if (body.checklistItem() != null) {
            templates.append(body.checklistItem().template(id));
        }
        return incident;
    }

    @Transactional
    public Incident heard(UUID id, Precondition known, Move body) {
        Instant at = at(body.at());
        return act(id, known, "heard", at, body, incident -> incident.heard(at));
    }

    @Transactional
    public Incident grantGrace(UUID id, Precondition known, GrantGrace given) {
        GrantGrace body = GrantGrace.orNow(given);
        return act(id, known, "grace-granted", at(body.at()), body, incident -> incident.grantGrace(body.party()));
    }

    @Transactional
    public Incident close(UUID id, Precondition known, Close body) {
        Instant at = at(body.at());
        return act(id, known, "closed", at, body, incident -> incident.close(at, waiver(body.waiver(), at)));
    }

    /**
     * Since when each client waits to be heard; those who do not are left out.
     *
     * @param clientIds none for all
     */
    public Map<UUID, Instant> unheardSince(List<UUID> clientIds) {
        return incidents.unheardSince(clientIds);
    }

    /** How much it matters. */
    Importance importance(Incident incident) {
        return findings.importance(incident);
    }

    /** The commitment's importance may have changed, and with it that of what happened to it. */
    void follow(@Observes CommitmentChanged commitment) {
        incidents.ofCommitment(commitment.commitmentId()).forEach(incident -> {
            reconcile(incident);
            disclosures.topicChanged(RecordType.INCIDENT, incident.id());
        });
    }

    /** What the provider says about an incident is an update of it, while it stands (practice 61). */
    void follow(@Observes CommunicationChanged communication) {
        if (communication.aboutType() != Topic.Type.INCIDENT || communication.from() != Party.PROVIDER) {
            return;
        }
        Incident incident = get(communication.aboutId());
        if (incident.told(communications.lastAbout(Topic.Type.INCIDENT, incident.id(), Party.PROVIDER).orElse(null))) {
            store(incident, clock.instant());
        }
    }

    /** A practice that was a mistake in the record was not adopted from anything. */
    void follow(@Observes PracticeChanged practice) {
        if (practice.retracted()) {
            incidents.ofPractice(practice.practiceId()).forEach(incident ->
                    follow(incident, "practice-lost", Incident::losePractice));
        }
    }

    /** The database refuses a practice of another client; one that was taken back, or is in use no more, is refused in the same words. */
    private void checkPractice(UUID clientId, UUID practiceId) {
        if (practiceId != null && !practices.isInUse(clientId, practiceId)) {
            throw Refusal.unknown("/practiceId");
        }
    }

    /** Later incidents of a cause may repeat this one, or do no longer: their version grows only where that is to be seen. */
    private void repeatedBy(Incident incident, String causeKey) {
        judgeEach(incidents.later(incident, causeKey), later -> storeWhere(later.repeats(findings.recurrence(later, later.causeKey())), later, clock.instant()));
    }

    /** The other client's incidents may be of the same cause. */
    @Override
    protected boolean refresh(Incident incident) {
        return incident.repeats(findings.recurrence(incident, incident.causeKey()));
    }

    private static Waiver waiver(String reason, Instant at) {
        return reason == null ? null : new Waiver(reason, at);
    }

    private Instant at(Instant reported) {
        return Moments.past(reported, "/at", clock.instant());
    }

    /** Later incidents may repeat this one, confidentiality may have been broken by it, disclosures may be about it. */
    @Override
    protected void changed(Incident incident) {
        repeatedBy(incident, incident.causeKey());
        if (incident.kind() == IncidentKind.CONFIDENTIALITY_BREACH) {
            agreements.breachesChanged(incident.clientId());
        }
        disclosures.topicChanged(RecordType.INCIDENT, incident.id());
    }

    /** The same lesson may be asked of later clients now. */
    @Override
    protected Set<String> leavesMore(Object data) {
        return data instanceof Learn learn && learn.checklistItem() != null ? Set.of("lesson") : Set.of();
    }

    /** A lesson that was not learnt, or was learnt from what did not happen, is asked of no later client. */
    @Override
    protected void undone(Incident incident, JournalEntry move, Correction why) {
        if (move.type().equals(type().label() + "." + LEARNED) || incident.retractedAt() != null) {
            templates.unlearn(incident.id(), move.recordedAt());
        }
    }

    /** A correction may bring back a practice that was itself taken back meanwhile. */
    @Override
    protected void store(Incident incident, Instant now) {
        if (incident.practiceId() != null && !practices.stands(incident.clientId(), incident.practiceId())) {
            incident.losePractice();
        }
        super.store(incident, now);
    }

    @Override
    protected RecordType type() {
        return RecordType.INCIDENT;
    }

    @Override
    protected PanacheRepositoryBase<Incident, UUID> repository() {
        return incidents;
    }

    @Override
    protected Submission evidence(Incident incident, Instant now) {
        IncidentFacts facts = findings.facts(incident);
        List<Evidence> evidence = IncidentRules.evidence(facts, now);
        return facts.closed() ? Submission.settled(evidence) : new Submission(evidence, facts);
    }

    IncidentFacts facts(Incident incident) {
        return findings.facts(incident);
    }
}
