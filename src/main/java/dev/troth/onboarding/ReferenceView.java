package dev.troth.onboarding;

import dev.troth.platform.precondition.Representation;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reference on the wire. */
@Schema(name = "Reference")
public record ReferenceView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true) ReferenceKind kind,
        @Schema(required = true, description = "Who is checked") Party subject,
        @Schema(required = true, description = "Who is asked") String referee,
        @Schema(description = "How the referee knows who is checked") String relation,
        String question,
        @Schema(required = true) Instant askedAt,
        @Schema(required = true) ReferenceStatus status,
        Instant answeredAt,
        @Schema(description = "In the referee's words") String answer,
        Verdict verdict,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    static ReferenceView of(Reference reference) {
        return new ReferenceView(reference.id(), reference.version(), reference.clientId(), reference.kind(), reference.subject(),
                reference.referee(), reference.relation(), reference.question(), reference.askedAt(), reference.status(), reference.answeredAt(),
                reference.answer(), reference.verdict(), reference.createdAt(), reference.updatedAt(), reference.retractedAt(), reference.allowed());
    }
}
