package dev.troth.agreement;

import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the feature that records incidents implements, so that a quarter with a breach earns nothing (TRUST-MODEL.md section 3, Agreement). */
public interface ConfidentialityBreaches {

    /** When the party broke confidentiality towards the other. */
    List<Instant> by(UUID clientId, Party party);
}
