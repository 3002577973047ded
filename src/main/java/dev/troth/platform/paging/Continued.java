package dev.troth.platform.paging;

import java.util.List;

/**
 * A part of something longer, with the way on.
 *
 * @param <T> what it is made of
 */
public interface Continued<T> {

    /** What lies in this part. */
    List<T> items();

    /** Opaque token of what follows; null where nothing does. */
    String next();
}
