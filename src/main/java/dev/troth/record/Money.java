package dev.troth.record;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An amount of money. It is kept with the decimals its currency has, and more only where they are not zero, so that equal amounts are
 * equal records: 120, 120.0 and 120.00 EUR are all 120.00 EUR.
 *
 * @param value at least 0, at most fifteen digits before the point and four after it: what numeric(19,4) holds
 * @param currency ISO 4217
 */
@Schema(description = "An amount of money. A request names a currency of ISO 4217, and at most 15 digits before the point and 4 after it")
public record Money(
        @Schema(required = true, examples = "120.00") @NotNull @DecimalMin("0") @Digits(integer = 15, fraction = 4) BigDecimal value,
        @Schema(required = true, examples = "EUR") @NotNull @Size(max = 3) @KnownCurrency String currency) {

    private static final int MOST_DECIMALS = 4;
    private static final int MOST_DIGITS = 19;

    public Money {
        value = value == null ? null : canonical(value.stripTrailingZeros(), KnownCurrency.Check.find(currency));
    }

    /** What is out of range stays as it is, for validation to refuse: writing out 1E+999999999 would take all memory. */
    private static BigDecimal canonical(BigDecimal value, Currency currency) {
        if (value.scale() > MOST_DECIMALS || (long) value.precision() - value.scale() > MOST_DIGITS) {
            return value;
        }
        int decimals = currency == null ? 0 : Math.max(0, currency.getDefaultFractionDigits());
        return value.setScale(Math.max(decimals, Math.max(0, value.scale())));
    }
}
