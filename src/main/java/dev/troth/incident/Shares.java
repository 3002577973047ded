package dev.troth.incident;

import dev.troth.trust.model.Party;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How responsibility is shared between the parties, as fractions that sum to 1 (practice 35). */
@Schema(description = "How responsibility is shared, as fractions that sum to 1")
public record Shares(
        @Schema(required = true, examples = "0.75") @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) BigDecimal provider,
        @Schema(required = true, examples = "0.25") @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 6) BigDecimal client) {

    static Shares alone(Party accountable) {
        return accountable == Party.PROVIDER ? new Shares(BigDecimal.ONE, BigDecimal.ZERO) : new Shares(BigDecimal.ZERO, BigDecimal.ONE);
    }

    /** The party's fraction, 0 to 1. */
    double of(Party party) {
        return (party == Party.PROVIDER ? provider : client).doubleValue();
    }

    /** The party with the larger share, the provider where they are equal. */
    Party larger() {
        return provider.compareTo(client) >= 0 ? Party.PROVIDER : Party.CLIENT;
    }

    boolean sumToOne() {
        return provider.add(client).compareTo(BigDecimal.ONE) == 0;
    }

    /** Without the zeros a database column adds. */
    Shares plain() {
        return new Shares(plain(provider), plain(client));
    }

    private static BigDecimal plain(BigDecimal share) {
        return new BigDecimal(share.stripTrailingZeros().toPlainString());
    }
}
