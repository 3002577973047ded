package dev.troth.platform.problem;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The one place that tells what the database is to blame for, and time will mend, from what the service is: the first is a 503, to be tried
 * again; the second is a 500, to be looked into. PostgreSQL says it by the code of the failure, the SQLState.
 */
public final class DatabaseFailure {

    private static final String LOCKED = "55P03";
    /** Lost and refused connections; resources that are used up: disk, memory, connections. */
    private static final Set<String> CLASSES = Set.of("08", "53");
    /**
     * A statement ended at its age (57014), a lock not had in time (55P03), a transaction that stood still (25P03), a connection that did (57P05), a server that
     * goes down (57P01), has crashed (57P02) or comes up (57P03), takes no changes (25006), or cannot read or write its files (58030).
     */
    private static final Set<String> STATES = Set.of("57014", LOCKED, "25P03", "57P05", "57P01", "57P02", "57P03", "25006", "58030");
    /** Of those, what befalls one statement or one transaction that takes too long or waits for another; for the others the database is there. */
    private static final Set<String> TOO_LONG = Set.of("57014", LOCKED, "25P03");
    /** It is read-only, such as a standby, or its disk is full: what is recorded can be read. */
    private static final Set<String> NO_CHANGES = Set.of("25006", "53100");
    private static final int MOST = 50;

    private DatabaseFailure() {
    }

    /** Whether it passes without anybody looking into the service. */
    public static boolean isPassing(Throwable failure) {
        return find(failure, DatabaseFailure::passes).isPresent();
    }

    /** Whether it passes and is met by all, whatever they do: not one statement took too long, but the database is away, takes no changes or has no room. */
    public static boolean isOfAll(Throwable failure) {
        return find(failure, sql -> passes(sql) && !TOO_LONG.contains(state(sql))).isPresent();
    }

    /** Whether the database can be read, and takes no changes. */
    public static boolean isWithoutChanges(Throwable failure) {
        return find(failure, sql -> NO_CHANGES.contains(state(sql))).isPresent();
    }

    /** Whether somebody else has kept a lock for longer than it was waited for. */
    public static boolean isLocked(Throwable failure) {
        return find(failure, sql -> LOCKED.equals(state(sql))).isPresent();
    }

    /** What a caller is told of a failure that passes. */
    static Optional<Refusal> refusal(Throwable failure) {
        if (isWithoutChanges(failure)) {
            return Optional.of(ProblemType.SERVICE_UNAVAILABLE.because("The database takes no changes at the moment; what is recorded can be read. Nothing of this request was stored."));
        }
        return isPassing(failure) ? Optional.of(ProblemType.SERVICE_UNAVAILABLE.because("The database did not answer, or not in time. Whether the request was carried out "
                + "is not known; a POST repeated with the same Idempotency-Key is carried out once.")) : Optional.empty();
    }

    /** A code that a log may show: it quotes nobody. */
    public static String code(Throwable failure) {
        return find(failure, sql -> true).map(sql -> sql.getSQLState() == null ? "no connection in the pool" : "SQLState " + sql.getSQLState()).orElse(failure.getClass().getSimpleName());
    }

    private static boolean passes(SQLException failure) {
        String state = state(failure);
        return STATES.contains(state) || state.length() == 5 && CLASSES.contains(state.substring(0, 2)) || state.isEmpty() && isOfThePool(failure);
    }

    /** The pool has no connection to give in time, has one that broke before its transaction could begin, or stops. It says so in words alone. */
    private static boolean isOfThePool(SQLException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("acquisition timeout") || words.contains("unable to enlist connection") || words.contains("pool is closed") || words.contains("pool is shutting down");
    }

    private static String state(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    /** Among the causes, and what was suppressed: a commit that fails is a rollback to the transaction manager, which only mentions why. */
    private static Optional<SQLException> find(Throwable failure, Predicate<SQLException> wanted) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty() && seen.size() < MOST) {
            Throwable next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof SQLException sql && wanted.test(sql)) {
                return Optional.of(sql);
            }
            if (next instanceof SQLException sql && sql.getNextException() != null) {
                open.add(sql.getNextException());
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            Collections.addAll(open, next.getSuppressed());
        }
        return Optional.empty();
    }
}
