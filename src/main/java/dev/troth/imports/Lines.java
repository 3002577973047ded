package dev.troth.imports;

import java.io.ByteArrayOutputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream line by line, and never holds more of it than one line. Of a line that is too long the rest is passed over. */
final class Lines {

    /** How many bytes a line may have: as many as a body. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 14;

    private final InputStream in;
    private final Flushable answers;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long number;

    /** @param answers written out before the next bytes are waited for: who sends them may be waiting for an answer */
    Lines(InputStream in, Flushable answers) {
        this.in = in;
        this.answers = answers;
    }

    /** The next line, null after the last. */
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            tooLong |= line.size() + stop - at > LONGEST;
            if (!tooLong) {
                line.write(buffer, at, stop - at);
            }
            boolean complete = stop < end;
            at = complete ? stop + 1 : stop;
            if (complete) {
                break;
            }
        }
        return any ? new Line(++number, tooLong ? null : line.toByteArray()) : null;
    }

    /** The number of the last line that was read. */
    long number() {
        return number;
    }

    private boolean fill() throws IOException {
        if (in.available() == 0) {
            answers.flush();
        }
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /**
     * One line of a stream.
     *
     * @param number from 1
     * @param bytes without the line feed; null where it is too long
     */
    record Line(long number, byte[] bytes) {

        boolean isTooLong() {
            return bytes == null;
        }

        boolean isBlank() {
            if (bytes == null) {
                return false;
            }
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}
