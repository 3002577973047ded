package dev.troth.demo;

import dev.troth.agreement.AgreementService;
import dev.troth.client.ClientService;
import dev.troth.commitment.CommitmentService;
import dev.troth.communication.CommunicationService;
import dev.troth.disclosure.DisclosureService;
import dev.troth.incident.IncidentService;
import dev.troth.practice.PracticeService;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The services the stories are told through: the same the API uses. */
@Singleton
@IfBuildProfile("dev")
class DemoServices {

    @Inject
    ClientService clients;
    @Inject
    AgreementService agreements;
    @Inject
    CommitmentService commitments;
    @Inject
    DisclosureService disclosures;
    @Inject
    IncidentService incidents;
    @Inject
    CommunicationService communications;
    @Inject
    PracticeService practices;
}
