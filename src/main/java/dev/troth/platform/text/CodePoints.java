package dev.troth.platform.text;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;

/**
 * Counts the characters of a text as the contract does, by code points (JSON Schema, maxLength): what is beyond the first 65 536 of Unicode counts once, not
 * twice as in Java.
 */
@ApplicationScoped
public class CodePoints implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        ConstraintMapping mapping = configuration.createConstraintMapping();
        // It comes before the one there is for all sequences of characters, as the more specific.
        mapping.constraintDefinition(Size.class).includeExistingValidators(true).validatedBy(OfText.class);
        configuration.addMapping(mapping);
    }

    /** How many characters a text has. */
    public static int in(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A text with so many characters at the most, and an ellipsis for what it had beyond them. */
    public static String shortened(String text, int most) {
        return in(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** The size of a text; null is valid. */
    public static class OfText implements ConstraintValidator<Size, String> {

        private Size size;

        @Override
        public void initialize(Size size) {
            this.size = size;
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || in(text) >= size.min() && in(text) <= size.max();
        }
    }
}
