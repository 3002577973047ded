package dev.troth.privacy;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a client is to be erased. */
@Schema(description = "Why the client is erased: it stays in the journal, so it is a constant and no words")
public record EraseClient(
        @Schema(required = true) @NotNull ErasureReason reason) {
}
