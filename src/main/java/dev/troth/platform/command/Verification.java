package dev.troth.platform.command;

import java.io.PrintStream;

/** What {@link Command#VERIFY} does: implemented where the record is known. */
public interface Verification {

    /**
     * Verifies the record of every tenant and writes nothing to it.
     *
     * @param report where a line for each tenant goes
     * @return whether all of it is whole
     */
    boolean run(PrintStream report);
}
