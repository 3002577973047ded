package dev.troth.commitment;

import dev.troth.trust.model.Importance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** What may be done with commitments. */
@ApplicationScoped
public class CommitmentService {

    /** How important a commitment of the client is; empty where the client has no such commitment. */
    public Optional<Importance> importance(UUID clientId, UUID commitmentId) {
        return Optional.empty();
    }
}
