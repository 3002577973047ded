package dev.troth.privacy;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How long a tenant keeps personal data: the whole policy, which becomes its next version. */
@Schema(description = "How long personal data is kept")
public record NewRetentionPolicy(
        @Schema(description = "How long after a relationship has ENDED its client is erased: a number of years, months, weeks or days; never where absent", format = "duration",
                examples = "P3Y")
        @Size(max = 5) @Pattern(regexp = "P[1-9][0-9]{0,2}[YMWD]", message = "must be a number of years, months, weeks or days such as P3Y") String personalDataAfterEnd) {
}
