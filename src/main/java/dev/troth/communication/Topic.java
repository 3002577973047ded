package dev.troth.communication;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record a communication is about. */
@Schema(name = "CommunicationTopic", description = "The record a communication is about")
public record Topic(
        @Schema(required = true) @NotNull Type type,
        @Schema(required = true) @NotNull UUID id) {

    /** The kinds of record a communication can be about. */
    public enum Type {
        CLIENT,
        AGREEMENT,
        COMMITMENT,
        DISCLOSURE,
        INCIDENT,
        COMMUNICATION,
        PRACTICE
    }
}
