package dev.troth.platform.command;

import java.io.PrintStream;

/** What {@link Command#VERIFY} does: implemented where the record is known. */
public interface Verification {

    /**
     * Verifies the record of every tenant and writes nothing to it; what was found is noted beside it, where that can be written.
     *
     * @param report where a line for each tenant goes
     * @return whether all of it is whole
     */
    boolean run(PrintStream report);
}
