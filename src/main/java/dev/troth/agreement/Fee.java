package dev.troth.agreement;

import dev.troth.platform.text.Limits;
import dev.troth.record.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the client is charged. Two fees are the same where name, amount and rhythm are: what was told of one was told of the other.
 *
 * @param every its rhythm: an ISO 8601 duration of one unit, years, months, weeks or days, kept as text because a month is no number of
 *        seconds; null where it is charged once
 * @param disclosedAt when the client was told, null while it was not
 * @param chargedFrom when it is first charged, null where nobody knows yet
 */
@Schema(description = "What the client is charged")
public record Fee(
        @Schema(required = true, examples = "Set-up fee") @NotBlank @Size(max = Limits.LINE) String name,
        @Schema(description = "How much; absent where it depends") @Valid Money amount,
        @Schema(description = "How often: a number of years, months, weeks or days; once where absent", format = "duration", examples = "P1M")
        @Size(max = 6) @Pattern(regexp = "P[1-9][0-9]{0,3}[YMWD]", message = "must be a number of years, months, weeks or days such as P1M") String every,
        @Schema(description = "When the client was told of it") Instant disclosedAt,
        @Schema(description = "When it is first charged; may lie ahead") Instant chargedFrom) {

    boolean sameAs(Fee other) {
        return name.equals(other.name) && Objects.equals(amount, other.amount) && Objects.equals(every, other.every);
    }

    Fee disclosedAt(Instant at) {
        return new Fee(name, amount, every, at, chargedFrom);
    }
}
