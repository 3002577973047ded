package dev.troth.client;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the client needs or is bound by (practice 45). */
@Schema(description = "What the client needs or is bound by")
public record ClientNeed(
        @Schema(description = "NEED where absent") Kind kind,
        @Schema(required = true, examples = "No calls before the children are at school") @NotBlank @Size(max = Limits.PARAGRAPH) String text,
        @Schema(description = "Since when") Instant since) {

    public ClientNeed {
        kind = kind == null ? Kind.NEED : kind;
    }

    /** Whether it is wished for or given. */
    public enum Kind {
        NEED,
        CONSTRAINT
    }
}
