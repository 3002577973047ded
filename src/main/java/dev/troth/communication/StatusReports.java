package dev.troth.communication;

import dev.troth.agreement.AgreementService;
import dev.troth.agreement.StatusDefinition;
import dev.troth.disclosure.About;
import dev.troth.disclosure.DisclosureKind;
import dev.troth.disclosure.DisclosureService;
import dev.troth.disclosure.NewDisclosure;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Ids;
import dev.troth.record.Correction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Statuses are reported in the words both sides have defined; one proven false, and known to be, is a false statement (practice 62). */
@ApplicationScoped
class StatusReports {

    private final AgreementService agreements;
    private final DisclosureService disclosures;

    StatusReports(AgreementService agreements, DisclosureService disclosures) {
        this.agreements = agreements;
        this.disclosures = disclosures;
    }

    /**
     * What the status reported means by the agreements in force at the time, null where none is reported.
     *
     * @throws Refusal where the word is not defined, or the communication is no update
     */
    StatusDefinition definition(NewCommunication given) {
        if (given.status() == null) {
            return null;
        }
        if (given.purpose() != Purpose.UPDATE) {
            throw Refusal.field("/status", "belongs to an UPDATE only");
        }
        List<StatusDefinition> defined = agreements.statusDefinitions(given.clientId(), given.at(), agreement(given.about()));
        return defined.stream().filter(definition -> definition.status().equals(given.status())).findFirst()
                .orElseThrow(() -> undefined(given.status(), defined.stream().map(StatusDefinition::status).distinct().toList()));
    }

    private static UUID agreement(Topic about) {
        return about != null && about.type() == Topic.Type.AGREEMENT ? about.id() : null;
    }

    /** Records the false statement as a disclosure that was a deception: its id. */
    UUID misreported(Communication report, Misreport given, Instant at) {
        Topic topic = report.about();
        String summary = report.fields().summary();
        UUID id = Ids.next();
        disclosures.record(id, NewDisclosure.neverTold(report.clientId(), DisclosureKind.OTHER,
                "Reported as " + report.status() + (summary == null ? "" : ": " + summary), report.sender(), about(topic), given.severity(), report.at(), at, true));
        return id;
    }

    void takenBack(UUID disclosureId, Correction why) {
        disclosures.takeBack(disclosureId, why);
    }

    /** Of the records a communication can be about, those a disclosure can be about too. */
    private static About about(Topic topic) {
        return topic == null ? null : Arrays.stream(About.Type.values()).filter(type -> type.name().equals(topic.type().name())).findFirst()
                .map(type -> new About(type, topic.id())).orElse(null);
    }

    private static Refusal undefined(String status, List<String> defined) {
        return ProblemType.UNDEFINED_STATUS.because("No agreement in force at that time says what " + status + " means.").with("defined", defined);
    }
}
