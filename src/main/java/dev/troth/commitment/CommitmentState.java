package dev.troth.commitment;

import dev.troth.record.Artefact;
import java.time.Instant;
import java.util.List;

/** What the moves on a commitment have left behind. */
record CommitmentState(Instant requestedAt, Instant promisedAt, Instant dueAt, String owner, Instant approvedAt, Instant deliveredAt,
        List<Artefact> evidence, List<String> extras, Instant acceptedAt, Instant endedAt, Refused refused,
        List<Renegotiation> renegotiations, Instant graceAt) {
}
