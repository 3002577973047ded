package dev.troth.whatif;

import dev.troth.agreement.HypotheticalAgreement;
import dev.troth.commitment.HypotheticalCommitment;
import dev.troth.communication.HypotheticalCommunication;
import dev.troth.disclosure.HypotheticalDisclosure;
import dev.troth.incident.HypotheticalIncident;
import jakarta.validation.Valid;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One hypothetical fact: exactly one of its members is given. */
@Schema(description = "One hypothetical fact, of one kind: exactly one member", minProperties = 1, maxProperties = 1)
public record WhatIfFact(
        @Valid HypotheticalCommitment commitment,
        @Valid HypotheticalDisclosure disclosure,
        @Valid HypotheticalIncident incident,
        @Valid HypotheticalCommunication communication,
        @Valid HypotheticalAgreement agreement) {

    boolean hasOneMember() {
        return Stream.of(commitment, disclosure, incident, communication, agreement).filter(Objects::nonNull).count() == 1;
    }
}
