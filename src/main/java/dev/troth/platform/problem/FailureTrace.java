package dev.troth.platform.problem;

import java.sql.SQLException;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A failure as the log may show it: which exceptions came of which, and where they were thrown. Their messages are left out: libraries
 * quote in them what callers have written, and personal data has no place in a log.
 */
public final class FailureTrace extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 12;

    private FailureTrace(Throwable failure, FailureTrace cause) {
        super(name(failure), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    public static FailureTrace of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    /** Logs a failure. The reference that is returned is what its caller is told of it. */
    public static String logged(Logger log, Throwable failure) {
        String reference = UUID.randomUUID().toString();
        log.errorf(of(failure), "Failure %s", reference);
        return reference;
    }

    private static FailureTrace of(Throwable failure, int depth) {
        return failure == null || depth == 0 ? null : new FailureTrace(failure, of(failure.getCause(), depth - 1));
    }

    /** With what says more and can quote nobody: the database's code of the failure, and which of our constraints it was. */
    private static String name(Throwable failure) {
        String name = failure.getClass().getName();
        if (failure instanceof SQLException sql) {
            return name + " SQLState " + sql.getSQLState();
        }
        return failure instanceof org.hibernate.exception.ConstraintViolationException violated ? name + " " + violated.getConstraintName() : name;
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
