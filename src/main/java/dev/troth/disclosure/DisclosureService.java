package dev.troth.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.disclosure.DisclosureTopic.Topic;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.precondition.Precondition;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.record.Correction;
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What may be done with disclosures, and what others ask about them. */
@ApplicationScoped
public class DisclosureService extends RecordService<Disclosure> {

    private static final Topic NOTHING_IN_PARTICULAR = new Topic(Importance.NORMAL, null);

    private final DisclosureRepository disclosures;
    private final List<DisclosureTopic> topics;
    private final Event<DisclosureChanged> changes;

    DisclosureService(DisclosureRepository disclosures, @All List<DisclosureTopic> topics, Event<DisclosureChanged> changes) {
        this.disclosures = disclosures;
        this.topics = topics;
        this.changes = changes;
    }

    public Page<Disclosure> list(Filter filter, PageRequest page) {
        return disclosures.page(filter, page);
    }

    @Transactional
    public Disclosure create(NewDisclosure given) {
        Instant now = clock.instant();
        Moments.pastOrAbsent(given.awareAt(), "/awareAt", now);
        Moments.pastOrAbsent(given.disclosedAt(), "/disclosedAt", now);
        Moments.pastOrAbsent(given.counterpartKnewAt(), "/counterpartKnewAt", now);
        checkWindow(given);
        Disclosure disclosure = new Disclosure(Ids.next(), given, now);
        return create(disclosure, "recorded", disclosure.disclosedAt() == null ? disclosure.awareAt() : disclosure.disclosedAt(), given);
    }

    /** Records what follows from a record of another feature: its id. */
    @Transactional
    public UUID record(NewDisclosure given) {
        return create(given).id();
    }

    /** What it followed from was a mistake in the record: it is taken back, with what was said to it. */
    @Transactional
    public void takeBack(UUID id, String reason) {
        while (get(id).retractedAt() == null) {
            correct(id, Precondition.of(null), new Correction(reason));
        }
    }

    @Transactional
    public Disclosure patch(UUID id, Precondition known, JsonNode patch) {
        return edit(id, known, patch, Disclosure::fields, Disclosure::fields);
    }

    @Transactional
    public Disclosure decide(UUID id, Precondition known, Decide body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "decided", at, body, disclosure -> disclosure.decide(new Decision(body.outcome(), at)));
    }

    @Transactional
    public Disclosure discovered(UUID id, Precondition known, Discovered given) {
        Discovered body = given == null ? Discovered.NOW : given;
        Instant at = Moments.past(body.counterpartKnewAt(), "/counterpartKnewAt", clock.instant());
        return act(id, known, "discovered", at, body, disclosure -> disclosure.discovered(at));
    }

    @Transactional
    public Disclosure admit(UUID id, Precondition known, Admit given) {
        Admit body = given == null ? Admit.NOW : given;
        Instant at = Moments.past(body.disclosedAt(), "/disclosedAt", clock.instant());
        return act(id, known, "admitted", at, body, disclosure -> disclosure.admit(at));
    }

    /** How candid it was. */
    public DisclosureState state(Disclosure disclosure) {
        return DisclosureRules.state(facts(disclosure));
    }

    /** When a party told of a delay of the commitment. */
    public List<Instant> delayNotices(UUID commitmentId, Party discloser) {
        return disclosures.about(new About(About.Type.COMMITMENT, commitmentId)).stream()
                .filter(d -> d.kind() == DisclosureKind.DELAY && d.discloser() == discloser && d.disclosedAt() != null)
                .map(Disclosure::disclosedAt).sorted().toList();
    }

    /** When the other party first consented to a skill gap of the discloser, disclosed about the commitment or in general. */
    public Optional<Instant> skillGapConsent(UUID clientId, UUID commitmentId, Party discloser) {
        return disclosures.told(clientId, discloser, DisclosureKind.SKILL_GAP).stream()
                .filter(gap -> gap.about() == null || gap.about().id().equals(commitmentId)).map(Disclosure::decision)
                .filter(decision -> decision != null && decision.outcome() == Decision.Outcome.CONSENT)
                .map(Decision::at).min(Instant::compareTo);
    }

    /** Which of these records anybody has told the other party something about. */
    public Set<UUID> toldAbout(RecordType type, List<UUID> ids) {
        return ids.isEmpty() ? Set.of() : Set.copyOf(disclosures.toldAbout(type, ids));
    }

    /** The absences a party has disclosed. */
    public List<Absence> absences(UUID clientId, Party absentee) {
        return disclosures.told(clientId, absentee, DisclosureKind.ABSENCE).stream().map(Disclosure::window).filter(Objects::nonNull)
                .map(window -> new Absence(window.from(), window.to())).toList();
    }

    /** Judges the disclosures about a record anew, once its importance or its start has changed. */
    public void topicChanged(RecordType type, UUID id) {
        disclosures.about(new About(About.Type.valueOf(type.name()), id)).forEach(this::reconcile);
    }

    @Override
    protected void changed(Disclosure disclosure) {
        About about = disclosure.about();
        changes.fire(new DisclosureChanged(disclosure.clientId(), disclosure.id(), disclosure.kind(),
                about == null ? null : about.type().recordType(), about == null ? null : about.id(),
                disclosure.retractedAt() == null ? disclosure.disclosedAt() : null));
    }

    @Override
    protected RecordType type() {
        return RecordType.DISCLOSURE;
    }

    @Override
    protected PanacheRepositoryBase<Disclosure, UUID> repository() {
        return disclosures;
    }

    /** A fee of an agreement is judged with its agreement, never twice (TRUST-MODEL.md section 3, Disclosure, Fees). */
    @Override
    protected Submission evidence(Disclosure disclosure, Instant now) {
        boolean feeOfAgreement = disclosure.kind() == DisclosureKind.FEE && disclosure.about() != null
                && disclosure.about().type() == About.Type.AGREEMENT;
        return feeOfAgreement ? Submission.NONE : Submission.settled(DisclosureRules.evidence(facts(disclosure)));
    }

    private DisclosureFacts facts(Disclosure disclosure) {
        About about = disclosure.about();
        Topic topic = about == null ? NOTHING_IN_PARTICULAR : topics.stream().filter(t -> t.type() == about.type().recordType())
                .findFirst().flatMap(t -> t.topic(about.id())).orElse(NOTHING_IN_PARTICULAR);
        DisclosureFields fields = disclosure.fields();
        return new DisclosureFacts(disclosure.discloser(), fields.severity(), topic.importance(), disclosure.awareAt(),
                disclosure.disclosedAt(), disclosure.counterpartKnewAt(), fields.denied(), fields.deception(),
                disclosure.isNeutral(topic.startedAt()));
    }

    private static void checkWindow(NewDisclosure given) {
        if (given.kind() != DisclosureKind.ABSENCE && given.window() != null) {
            throw Refusal.field("/window", "belongs to an absence only");
        }
        if (given.window() != null && !given.window().from().isBefore(given.window().to())) {
            throw Refusal.field("/window/to", "must be after from");
        }
    }
}
