package dev.troth.disclosure;

import dev.troth.record.RecordType;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The record something is about. */
@Schema(description = "The record it is about, of the same client")
public record About(
        @Schema(required = true) @NotNull Type type,
        @Schema(required = true) @NotNull UUID id) {

    /** The kinds of record a disclosure can be about. */
    public enum Type {
        AGREEMENT,
        COMMITMENT,
        INCIDENT;

        RecordType recordType() {
            return RecordType.valueOf(name());
        }
    }
}
