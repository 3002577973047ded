package dev.troth.platform.paging;

/** A part of something longer, with the way on. */
public interface Continued {

    /** Opaque token of what follows; null where nothing does. */
    String next();
}
