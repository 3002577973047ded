package dev.troth.platform.text;

/** How long texts may be, in characters. Every text on the wire has one of these limits. */
public final class Limits {

    /** A name, a title, an address. */
    public static final int LINE = 200;
    /** A reason, a note, a summary. */
    public static final int PARAGRAPH = 2_000;
    /** A statement, a lesson, terms. */
    public static final int TEXT = 10_000;
    /** A link. */
    public static final int LINK = 2_000;
    /** Items of a list inside a record. */
    public static final int LIST = 50;

    private Limits() {
    }
}
