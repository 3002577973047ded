package dev.troth.record;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A currency code of ISO 4217, such as EUR; null is valid. */
@Constraint(validatedBy = KnownCurrency.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface KnownCurrency {

    String message() default "must be a currency code of ISO 4217 such as EUR";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with the currencies the JDK knows. */
    class Check implements ConstraintValidator<KnownCurrency, String> {

        private static final Map<String, Currency> KNOWN = Currency.getAvailableCurrencies().stream()
                .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

        /** The currency of a code, null where there is none. */
        static Currency find(String code) {
            return code == null ? null : KNOWN.get(code);
        }

        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            return code == null || KNOWN.containsKey(code);
        }
    }
}
