package dev.troth.platform.paging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the parameter {@code sort} of a collection takes: the sort keys of its {@link Listing}, which refuses others by naming these. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SortedBy {

    /** The first is that of a request without the parameter, falling. */
    String[] value();
}
