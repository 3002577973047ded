package dev.troth.disclosure;

import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What may be done with disclosures. */
@ApplicationScoped
public class DisclosureService {

    /** When a party told of a delay of the commitment. */
    public List<Instant> delayNotices(UUID commitmentId, Party discloser) {
        return List.of();
    }

    /** When the other party consented to a skill gap disclosed about the commitment, or in general. */
    public Optional<Instant> skillGapConsent(UUID clientId, UUID commitmentId) {
        return Optional.empty();
    }

    /** The absences a party has disclosed. */
    public List<Absence> absences(UUID clientId, Party absentee) {
        return List.of();
    }

    /** Judges the disclosures about a record anew, once its importance has changed. */
    public void topicChanged(RecordType type, UUID id) {
    }
}
