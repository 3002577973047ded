package dev.troth.platform.http;

/** A body of lines that is read and answered line by line: as a whole it may be of any length, and takes any time. */
public final class StreamedBody {

    /** The media type of such a body. */
    public static final String NDJSON = "application/x-ndjson";

    private StreamedBody() {
    }
}
