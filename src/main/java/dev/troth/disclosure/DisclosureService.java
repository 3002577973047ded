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
import dev.troth.record.RecordService;
import dev.troth.record.RecordType;
import dev.troth.trust.Submission;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What may be done with disclosures, and what others ask about them. */
@ApplicationScoped
public class DisclosureService extends RecordService<Disclosure> {

    private static final Topic NOTHING_IN_PARTICULAR = new Topic(Importance.NORMAL, null);

    private final DisclosureRepository disclosures;
    private final List<DisclosureTopic> topics;
    private final Event<DisclosureChanged> changes;
    private final Event<RemedyDisclosed> remedies;

    DisclosureService(DisclosureRepository disclosures, @All List<DisclosureTopic> topics, Event<DisclosureChanged> changes,
            Event<RemedyDisclosed> remedies) {
        this.disclosures = disclosures;
        this.topics = topics;
        this.changes = changes;
        this.remedies = remedies;
    }

    public Page<Disclosure> list(Filter filter, PageRequest page) {
        return disclosures.page(filter, page);
    }

    @Transactional
    public Disclosure create(NewDisclosure given) {
        return create(Ids.next(), given);
    }

    /**
     * Records what another record shows to have been disclosed, or not. Inside the transaction of what shows it.
     *
     * @param id the id it is to have: what shows it names it
     */
    public void record(UUID id, NewDisclosure given) {
        create(id, given);
    }

    private Disclosure create(UUID id, NewDisclosure given) {
        Instant now = clock.instant();
        Moments.pastOrAbsent(given.awareAt(), "/awareAt", now);
        Moments.pastOrAbsent(given.disclosedAt(), "/disclosedAt", now);
        Moments.pastOrAbsent(given.counterpartKnewAt(), "/counterpartKnewAt", now);
        checkWindow(given);
        if (Boolean.TRUE.equals(given.apologised()) && given.disclosedAt() == null) {
            throw Refusal.field("/apologised", "comes with telling: disclosedAt is missing");
        }
        // Before what it is about is read, which somebody else may be changing.
        ledger.lock(given.clientId());
        Disclosure disclosure = new Disclosure(id, given, now);
        disclosure.judged(state(disclosure));
        create(disclosure, "recorded", disclosure.disclosedAt() == null ? disclosure.awareAt() : disclosure.disclosedAt(), given);
        // By what is denied, or a lie, nobody was told of anything, nor asked to forgive it.
        if (disclosure.apologised() && !disclosure.isUntrue() && given.about() != null && given.about().type() == About.Type.INCIDENT) {
            remedies.fire(new RemedyDisclosed(given.about().id(), disclosure.discloser(), disclosure.disclosedAt(), given.remedyPlan()));
        }
        return disclosure;
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

    @Transactional
    public Disclosure proveFalse(UUID id, Precondition known, ProveFalse body) {
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "proven-false", at, body, disclosure -> disclosure.proveFalse(new Verdict(at, body.knownToBeFalse(), body.proof())));
    }

    @Transactional
    public Disclosure reviewOpenItems(UUID id, Precondition known, ReviewOpenItems given) {
        ReviewOpenItems body = ReviewOpenItems.orNow(given);
        Instant at = Moments.past(body.at(), "/at", clock.instant());
        return act(id, known, "open-items-reviewed", at, body, disclosure -> disclosure.reviewOpenItems(at, body.findings()));
    }

    /** How candid it was. */
    public DisclosureState state(Disclosure disclosure) {
        return DisclosureRules.state(facts(disclosure));
    }

    /** How candid several were: what they are about is asked for together, and only where it matters, for skill gaps told before work began. */
    public Map<UUID, DisclosureState> states(List<Disclosure> several) {
        Map<About.Type, List<UUID>> gaps = several.stream().filter(d -> d.kind() == DisclosureKind.SKILL_GAP && d.about() != null)
                .collect(Collectors.groupingBy(d -> d.about().type(), Collectors.mapping(d -> d.about().id(), Collectors.toList())));
        Map<UUID, Instant> started = new HashMap<>();
        topics.stream().filter(topic -> gaps.containsKey(About.Type.valueOf(topic.type().name())))
                .forEach(topic -> started.putAll(topic.started(gaps.get(About.Type.valueOf(topic.type().name())))));
        return several.stream().collect(Collectors.toMap(Disclosure::id, d -> DisclosureRules.state(d.facts(Importance.NORMAL, d.disclosedAt(),
                d.isNeutral(d.about() == null ? null : started.get(d.about().id()), d.disclosedAt())))));
    }

    /** What a party told about a commitment that changes how it is judged. */
    public ToldOfWork toldOfWork(UUID commitmentId, Party discloser) {
        List<Disclosure> told = disclosures.about(new About(About.Type.COMMITMENT, commitmentId)).stream()
                .filter(d -> d.discloser() == discloser && d.disclosedAt() != null).toList();
        return new ToldOfWork(told.stream().filter(d -> d.kind() == DisclosureKind.DELAY).map(Disclosure::disclosedAt).sorted().toList(),
                consent(told).orElse(null));
    }

    /** When the other party first consented to a skill gap of the discloser, disclosed about the commitment or in general; to a lie nobody consents. */
    public Optional<Instant> skillGapConsent(UUID clientId, UUID commitmentId, Party discloser) {
        return consent(disclosures.told(clientId, discloser, DisclosureKind.SKILL_GAP).stream()
                .filter(gap -> gap.about() == null || gap.about().id().equals(commitmentId)).toList());
    }

    private static Optional<Instant> consent(List<Disclosure> told) {
        return told.stream().filter(d -> d.kind() == DisclosureKind.SKILL_GAP && !d.isUntrue()).map(Disclosure::decision)
                .filter(decision -> decision != null && decision.outcome() == Decision.Outcome.CONSENT)
                .map(Decision::at).min(Instant::compareTo);
    }

    /**
     * When the parties last told that something about these commitments goes otherwise than promised: a mistake, a delay, too much work. Other kinds
     * tell of something else, and a lie of nothing. What nothing was told about is left out.
     */
    public Map<UUID, Map<Party, Instant>> lastTrouble(List<UUID> commitmentIds) {
        return commitmentIds.isEmpty() ? Map.of() : disclosures.told(About.Type.COMMITMENT, commitmentIds, DisclosureKind.TROUBLE).stream()
                .filter(told -> !told.isUntrue()).collect(Collectors.groupingBy(told -> told.about().id(), Collectors.toMap(Disclosure::discloser,
                        Disclosure::disclosedAt, (one, other) -> one.isAfter(other) ? one : other)));
    }

    /** The absences a party has disclosed and was not found to have lied about. */
    public List<Absence> absences(UUID clientId, Party absentee) {
        return disclosures.told(clientId, absentee, DisclosureKind.ABSENCE).stream().filter(Disclosure::wasAbsence)
                .map(told -> new Absence(told.window().from(), told.window().to())).toList();
    }

    /** The same of the parties of several clients, by client and absentee; those without any are not there. */
    public Map<UUID, Map<Party, List<Absence>>> absences(Collection<UUID> clientIds) {
        return clientIds.isEmpty() ? Map.of() : disclosures.absences(clientIds).stream().filter(Disclosure::wasAbsence)
                .collect(Collectors.groupingBy(Disclosure::clientId, Collectors.groupingBy(Disclosure::discloser,
                        Collectors.mapping(told -> new Absence(told.window().from(), told.window().to()), Collectors.toList()))));
    }

    /** Judges the disclosures about a record anew, once its importance or its start has changed. */
    public void topicChanged(RecordType type, UUID id) {
        disclosures.about(new About(About.Type.valueOf(type.name()), id)).forEach(disclosure -> storeWhere(refresh(disclosure), disclosure, clock.instant()));
    }

    @Override
    protected boolean refresh(Disclosure disclosure) {
        Instant before = disclosure.reviewSince();
        disclosure.judged(state(disclosure));
        return !Objects.equals(before, disclosure.reviewSince());
    }

    /** Whether it calls for a review is stored, so that attention finds it, and follows each change. */
    @Override
    protected void store(Disclosure disclosure, Instant now) {
        disclosure.judged(state(disclosure));
        super.store(disclosure, now);
    }

    @Override
    protected void changed(Disclosure disclosure) {
        About about = disclosure.about();
        changes.fire(new DisclosureChanged(disclosure.clientId(), disclosure.id(), disclosure.kind(), disclosure.discloser(),
                about == null ? null : about.type().recordType(), about == null ? null : about.id(),
                disclosure.retractedAt() == null ? disclosure.disclosedAt() : null, disclosure.isUntrue()));
    }

    @Override
    protected RecordType type() {
        return RecordType.DISCLOSURE;
    }

    @Override
    protected PanacheRepositoryBase<Disclosure, UUID> repository() {
        return disclosures;
    }

    @Override
    protected Submission evidence(Disclosure disclosure, Instant now) {
        return Submission.settled(evidence(disclosure, facts(disclosure)));
    }

    /**
     * What a disclosure says about trust, had it been as the facts say. A fee of an agreement is judged with its agreement, never twice, also where the client
     * tells of what the provider charges (TRUST-MODEL.md section 3, Disclosure, Fees); where it was denied or lied about the agreement does not count it as
     * told, and it is judged as the lie it was.
     */
    static List<Evidence> evidence(Disclosure disclosure, DisclosureFacts facts) {
        return isFeeOfAgreement(disclosure) && !facts.isUntrue() ? List.of() : DisclosureRules.evidence(facts);
    }

    private static boolean isFeeOfAgreement(Disclosure disclosure) {
        return disclosure.kind() == DisclosureKind.FEE && disclosure.about() != null && disclosure.about().type() == About.Type.AGREEMENT;
    }

    private DisclosureFacts facts(Disclosure disclosure) {
        return facts(disclosure, disclosure.disclosedAt());
    }

    /** What the rules need of a disclosure, had it been told at an instant; null for never. */
    DisclosureFacts facts(Disclosure disclosure, Instant disclosedAt) {
        About about = disclosure.about();
        Topic topic = about == null ? NOTHING_IN_PARTICULAR : topics.stream().filter(t -> t.type() == about.type().recordType())
                .findFirst().flatMap(t -> t.topic(about.id())).orElse(NOTHING_IN_PARTICULAR);
        return disclosure.facts(topic.importance(), disclosedAt, disclosure.isNeutral(topic.startedAt(), disclosedAt));
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
