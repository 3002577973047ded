package dev.troth.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A deprecated operation: its answers say so, and so does the contract. See docs/compatibility.md. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface GoingAway {

    /** The day it was, or will be, deprecated, such as 2027-01-31. */
    String since();

    /** The day from which it may be gone. */
    String until();

    /** What to use instead, as a sentence. */
    String instead();
}
