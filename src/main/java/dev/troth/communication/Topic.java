package dev.troth.communication;

import dev.troth.record.RecordType;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record a communication is about. */
@Schema(name = "CommunicationTopic", description = "The record a communication is about")
public record Topic(
        @Schema(required = true, examples = "COMMITMENT") @NotNull RecordType type,
        @Schema(required = true) @NotNull UUID id) {
}
