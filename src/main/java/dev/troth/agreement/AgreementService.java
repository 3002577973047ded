package dev.troth.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What may be done with agreements. */
@ApplicationScoped
public class AgreementService {

    /** Applies where no agreement says otherwise (TRUST-MODEL.md section 3, Communication). */
    public static final Duration DEFAULT_RESPONSE_LIMIT = Duration.ofHours(24);

    /** How long a reply may take, by the agreement in force at the instant. */
    public Duration responseLimit(UUID clientId, Instant at) {
        return DEFAULT_RESPONSE_LIMIT;
    }

    /** The check-ins an agreement in force provides for; empty where it has none. */
    public Optional<CheckInPlan> checkInPlan(UUID agreementId) {
        return Optional.empty();
    }

    /** Judges the client's confidentiality agreements anew, once a breach was recorded or changed. */
    public void breachesChanged(UUID clientId) {
    }
}
