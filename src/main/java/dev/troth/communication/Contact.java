package dev.troth.communication;

import dev.troth.communication.SilenceRules.Silence;
import dev.troth.trust.model.Party;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** When each side of a relationship was last heard of, and when silence begins (practice 5). It follows from other records and is none itself. */
@Entity
@Table(name = "contact")
public class Contact {

    @Id
    @Column(name = "client_id")
    private UUID id;
    private Instant lastFromProvider;
    private Instant lastFromClient;
    private Duration cadence;
    private Instant silentFrom;

    protected Contact() {
    }

    Contact(UUID clientId) {
        id = clientId;
    }

    /** @param silence where the relationship is not there to be kept, without a beginning */
    void follow(Instant fromProvider, Instant fromClient, Silence silence) {
        lastFromProvider = fromProvider;
        lastFromClient = fromClient;
        cadence = silence.cadence();
        silentFrom = silence.from();
    }

    /** The client's id. */
    UUID id() {
        return id;
    }

    /** When a party last spoke, null while it never has. */
    Instant last(Party from) {
        return from == Party.PROVIDER ? lastFromProvider : lastFromClient;
    }

    /** What silence is measured by: the cadence agreed, or that where none is. */
    Duration cadence() {
        return cadence;
    }

    /** When silence begins if nobody speaks; null where it does not matter, or the provider is absent without an end. */
    Instant silentFrom() {
        return silentFrom;
    }
}
