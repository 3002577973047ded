package dev.troth.platform.paging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A query parameter that takes several values in one, separated by commas, as {@link Parameters} and {@link Filter} read them: in the contract
 * it is a list. Each value is refused for itself, so the parameter stays a text here.
 */
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface CommaSeparated {

    /** What each of them is: one of an enum's constants, an id, or any text. */
    Class<?> value();
}
