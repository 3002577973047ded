package dev.troth.disclosure;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The discloser tells what it had not told. */
@Schema(description = "The discloser tells what it had not told")
public record Admit(
        @Schema(description = "When it told; now where absent") Instant disclosedAt,
        @Size(max = Limits.PARAGRAPH) String note) {

    /** What a body that was not sent says. */
    static final Admit NOW = new Admit(null, null);
}
