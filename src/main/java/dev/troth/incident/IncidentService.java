package dev.troth.incident;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.agreement.AgreementService;
import dev.troth.commitment.CommitmentChanged;
import dev.troth.commitment.CommitmentService;
import dev.troth.disclosure.DisclosureService;
import dev.troth.incident.IncidentFacts.Bearer;
import dev.troth.incident.IncidentFacts.Breach;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What may be done with incidents, and what others ask about them. */
@ApplicationScoped
public class IncidentService extends RecordService<Incident> {

    private final IncidentRepository incidents;
    private final PracticeService practices;
    private final CommitmentService commitments;
    private final AgreementService agreements;
    private final DisclosureService disclosures;
    private final ChecklistTemplateService templates;

    IncidentService(IncidentRepository incidents, PracticeService practices, CommitmentService commitments, AgreementService agreements,
            DisclosureService disclosures, ChecklistTemplateService templates) {
        this.incidents = incidents;
        this.practices = practices;
        this.commitments = commitments;
        this.agreements = agreements;
        this.disclosures = disclosures;
        this.templates = templates;
    }

    public Page<Incident> list(Filter filter, PageRequest page) {
        return incidents.page(filter, page);
    }

    @Transactional
    public Incident create(NewIncident given) {
        Instant now = clock.instant();
        IncidentInput.check(given, now);
        // Before the earlier incidents of the same cause are counted: another one may be on its way into the record.
        ledger.lock(given.clientId());
        return create(new Incident(Ids.next(), given, now), "recorded", given.detectedAt(), given);
    }

    @Transactional
    public Incident patch(UUID id, Precondition known, JsonNode patch) {
        String formerCause = get(id).causeKey();
        Incident incident = edit(id, known, patch, Incident::fields, (record, fields) -> {
            IncidentInput.checkOccurrence(fields.occurredAt(), record.detectedAt(), clock.instant());
            record.fields(fields);
        });
        if (!Objects.equals(formerCause, incident.causeKey())) {
            incidents.later(incident, formerCause).forEach(this::reconcile);
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
        checkPractice(get(id).clientId(), body.practiceId());
        Incident incident = act(id, known, "learned", at(body.at()), body, learning -> learning.learn(body.lesson(), body.practiceId()));
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
    public Incident close(UUID id, Precondition known, Move body) {
        Instant at = at(body.at());
        return act(id, known, "closed", at, body, incident -> incident.close(at));
    }

    /** An incident that was not taken back. */
    Optional<Incident> standing(UUID id) {
        return incidents.findByIdOptional(id).filter(incident -> incident.retractedAt() == null);
    }

    /** How much it matters: as stated, else as its commitment does, else as anything does. */
    Importance importance(Incident incident) {
        return Optional.ofNullable(incident.importance())
                .or(() -> Optional.ofNullable(incident.commitmentId()).flatMap(id -> commitments.importance(incident.clientId(), id)))
                .orElse(Importance.NORMAL);
    }

    /** The commitment's importance may have changed, and with it that of what happened to it. */
    void follow(@Observes CommitmentChanged commitment) {
        incidents.ofCommitment(commitment.commitmentId()).forEach(incident -> {
            reconcile(incident);
            disclosures.topicChanged(RecordType.INCIDENT, incident.id());
        });
    }

    /** A practice that was a mistake in the record was not adopted from anything. */
    void follow(@Observes PracticeChanged practice) {
        if (practice.retracted()) {
            incidents.ofPractice(practice.practiceId()).forEach(incident ->
                    follow(incident, "practice-lost", Incident::losePractice));
        }
    }

    /** The database refuses a practice of another client; one that was taken back is refused in the same words. */
    private void checkPractice(UUID clientId, UUID practiceId) {
        if (practiceId != null && !practices.stands(clientId, practiceId)) {
            throw Refusal.field("/practiceId", "names nothing that belongs to this client");
        }
    }

    private Instant at(Instant reported) {
        return Moments.past(reported, "/at", clock.instant());
    }

    /** Later incidents may repeat this one, confidentiality may have been broken by it, disclosures may be about it. */
    @Override
    protected void changed(Incident incident) {
        incidents.later(incident, incident.causeKey()).forEach(this::reconcile);
        if (incident.kind() == IncidentKind.CONFIDENTIALITY_BREACH) {
            agreements.breachesChanged(incident.clientId());
        }
        disclosures.topicChanged(RecordType.INCIDENT, incident.id());
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
        IncidentFacts facts = facts(incident);
        List<Evidence> evidence = IncidentRules.evidence(facts, now);
        return facts.closed() ? Submission.settled(evidence) : new Submission(evidence, facts);
    }

    /** A commitment that was taken back as a mistake is none to be linked to. */
    private boolean isLinked(Incident incident) {
        return incident.commitmentId() != null && commitments.importance(incident.clientId(), incident.commitmentId()).isPresent();
    }

    private IncidentFacts facts(Incident incident) {
        Breach breach = incident.kind() != IncidentKind.CONFIDENTIALITY_BREACH ? Breach.NONE
                : incident.dataLeftScope() ? Breach.OUT_OF_SCOPE : Breach.WITHIN_SCOPE;
        List<Bearer> bearers = Arrays.stream(Party.values()).filter(party -> incident.shares().of(party) > 0)
                .map(party -> new Bearer(party, incident.shares().of(party), incidents.earlier(incident, party),
                        incident.graceFrom().contains(party.other()))).toList();
        return new IncidentFacts(incident.detectedAt(), incident.status() == IncidentStatus.CLOSED, incident.severity(), importance(incident),
                isLinked(incident), breach, incident.blameShifted(), incident.handling(), bearers);
    }
}
