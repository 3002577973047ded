package dev.troth.record;

import dev.troth.platform.text.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Proof of a thing done: what it is, where it lies and what its content hashes to. The content itself is not kept here (practice 17). */
@Schema(description = "Proof of a thing done; its content is kept by the caller, its hash here")
public record Artefact(
        @Schema(examples = "Receipt 2025-0417") @Size(max = Limits.LINE) String title,
        @Schema(description = "LINK where absent") Kind kind,
        @Schema(description = "Where it lies", examples = "https://files.example.org/receipts/2025-0417.pdf") @Size(max = Limits.LINK) String link,
        @Schema(description = "SHA-256 of its content, hexadecimal") @Size(max = 64) @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be a SHA-256 in hexadecimal") String sha256,
        @Schema(description = "The day or time it shows") Instant at,
        @Schema(description = "The days it covers, where it shows more than an instant") @Valid Cover covers,
        @Size(max = Limits.PARAGRAPH) String note) {

    /** The days a proof covers. */
    @Schema(name = "Cover", description = "The days a proof covers")
    public record Cover(
            @Schema(required = true) @NotNull Instant from,
            @Schema(required = true, description = "After from") @NotNull Instant to) {
    }

    /** What kind of proof it is. */
    public enum Kind {
        LINK,
        RECEIPT
    }

    /** Whether it backs a claim (TRUST-MODEL.md section 3, Confirmation): a link with a SHA-256, or a receipt. */
    public boolean backs() {
        return kind == Kind.RECEIPT || link != null && sha256 != null;
    }
}
