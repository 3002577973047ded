package dev.troth.communication;

import dev.troth.agreement.AgreementChanged;
import dev.troth.agreement.CheckInPlan;
import dev.troth.client.ClientChanged;
import dev.troth.client.ClientService;
import dev.troth.client.Relationship;
import dev.troth.communication.SilenceRules.Silence;
import dev.troth.disclosure.DisclosureChanged;
import dev.troth.disclosure.DisclosureKind;
import dev.troth.disclosure.DisclosureService;
import dev.troth.record.ClientHoldings;
import dev.troth.record.Merge;
import dev.troth.trust.model.Party;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps in mind when each side was last heard of and when silence begins. Works inside the transaction of what has changed. */
@ApplicationScoped
class Contacts implements ClientHoldings {

    private static final int AFTER_THE_PLANS = ObserverMethod.DEFAULT_PRIORITY + 1;

    private final ContactRepository contacts;
    private final CheckIns checkIns;
    private final ClientService clients;
    private final DisclosureService disclosures;
    private final Clock clock;

    Contacts(ContactRepository contacts, CheckIns checkIns, ClientService clients, DisclosureService disclosures, Clock clock) {
        this.contacts = contacts;
        this.checkIns = checkIns;
        this.clients = clients;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    /** How contact with a client stands now. */
    ContactView of(UUID clientId) {
        clients.relationship(clientId);
        Instant now = clock.instant();
        Contact contact = contacts.findById(clientId);
        List<CheckInFacts> agreed = checkIns.agreed(clientId);
        List<CheckInPlan> plans = agreed.stream().map(CheckInFacts::plan).toList();
        return new ContactView(clientId, contact.last(Party.PROVIDER), contact.last(Party.CLIENT), SilenceRules.cadence(plans, now).orElse(null),
                agreed.stream().map(facts -> CheckInRules.nextDue(facts, now)).filter(Objects::nonNull).min(Instant::compareTo).orElse(null),
                plans.stream().filter(plan -> SilenceRules.isInForce(plan, now)).map(CheckInRules::earlyPhaseUntil).max(Instant::compareTo).orElse(null),
                contact.silentFrom() != null && contact.silentFrom().isBefore(now) ? contact.silentFrom() : null);
    }

    /** Since when there is silence with each client; those with whom there is none are left out. */
    Map<UUID, Instant> silentSince(List<UUID> clientIds, Instant now) {
        return contacts.silentSince(clientIds, now);
    }

    /** Somebody spoke, or what was said was taken back. What is older than the last of its sender changes nothing. */
    void heard(Communication communication) {
        Contact contact = contacts.findById(communication.clientId());
        Instant last = contact == null ? null : contact.last(communication.sender());
        if (communication.retractedAt() != null || last == null || communication.at().isAfter(last)) {
            follow(communication.clientId());
        }
    }

    void clientChanged(@Observes ClientChanged event) {
        follow(event.clientId());
    }

    void agreementChanged(@Observes @Priority(AFTER_THE_PLANS) AgreementChanged event) {
        follow(event.clientId());
    }

    void absenceChanged(@Observes DisclosureChanged event) {
        if (event.kind() == DisclosureKind.ABSENCE) {
            follow(event.clientId());
        }
    }

    @Override
    public Set<String> tables() {
        return Set.of("contact");
    }

    /** It follows from other records, and so does not move with them: that of the client that stands is told that the client has changed. */
    @Override
    public void handOver(Merge merge) {
        contacts.forget(merge.from());
    }

    private void follow(UUID clientId) {
        Relationship relationship = clients.relationship(clientId);
        Instant fromProvider = contacts.last(clientId, Party.PROVIDER);
        Instant fromClient = contacts.last(clientId, Party.CLIENT);
        Instant last = Stream.of(fromProvider, fromClient).filter(Objects::nonNull).max(Instant::compareTo).orElse(relationship.begunAt());
        Silence silence = SilenceRules.silence(last, checkIns.plans(clientId), disclosures.absences(clientId, Party.PROVIDER));
        Contact contact = contacts.findByIdOptional(clientId).orElseGet(() -> new Contact(clientId));
        contact.follow(fromProvider, fromClient, relationship.isLive() ? silence : silence.unminded());
        contacts.persist(contact);
    }
}
