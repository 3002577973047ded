package dev.troth.access;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A name on one line. Keys, certificates and lists of passwords have several: they have no place in the record of who can get in. */
@Pattern(regexp = "[^\\r\\n\\u000B\\u000C\\u0085\\u2028\\u2029]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@interface OneLine {

    String message() default "must be a name on one line, never a secret";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
