package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The client is told of fees. */
@Schema(description = "The client is told of fees")
public record DiscloseFees(
        @Schema(description = "Which undisclosed fees, by their names; all fees where absent: of a fee told more than once the earliest counts") @Size(min = 1, max = Limits.LIST) List<@NotBlank @Size(max = Limits.LINE) String> names,
        @Schema(description = "When the client was told; now where absent") Instant at,
        @Size(max = Limits.PARAGRAPH) String note) {

    static final DiscloseFees NOW = new DiscloseFees(null, null, null);
}
