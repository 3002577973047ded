package dev.troth.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database is to blame for is told apart from what the service is. */
class FailureCausesTest {

    @ParameterizedTest
    @ValueSource(strings = {"57014", "55P03", "25P03", "57P01", "57P02", "57P03", "57P05", "53100", "53200", "53300", "25006", "58030", "08000", "08001", "08003", "08006"})
    void aDatabaseThatCannotAnswerMakesTheServiceUnavailable(String state) {
        assertThat(FailureCauses.refusal(new IllegalStateException(new SQLException("x", state))).map(Refusal::type)).contains(ProblemType.SERVICE_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sorry, acquisition timeout!", "Acquisition timeout while waiting for new connection",
            "This pool is closed and does not handle any more connections!", "Can't create new connection as the pool is shutting down"})
    void aPoolWithoutAConnectionDoesToo(String message) {
        assertThat(FailureCauses.refusal(new SQLException(message)).map(Refusal::type)).contains(ProblemType.SERVICE_UNAVAILABLE);
    }

    /** The transaction manager calls it a rollback, and only mentions what the driver said of it. */
    @Test
    void aCommitWhoseEndIsNotKnownDoesToo() {
        XAException commit = new XAException(XAException.XA_RBROLLBACK);
        commit.initCause(new SQLException("x", "08006"));
        RollbackException rollback = new RollbackException();
        rollback.addSuppressed(commit);
        Refusal refusal = FailureCauses.refusal(new IllegalStateException(rollback)).orElseThrow();
        assertThat(refusal.type()).isEqualTo(ProblemType.SERVICE_UNAVAILABLE);
        assertThat(refusal.getMessage()).contains("is not known").contains("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25006", "53100"})
    void aDatabaseThatTakesNoChangesSaysThatNothingWasStored(String state) {
        assertThat(FailureCauses.refusal(new SQLException("x", state)).map(Refusal::getMessage)).hasValueSatisfying(words -> assertThat(words).contains("Nothing of this request was stored."));
    }

    @Test
    void exceptionsThatCauseEachOtherAreLookedAtOnce() {
        SQLException one = new SQLException("x", "42601");
        one.initCause(new IllegalStateException(one));
        assertThat(FailureCauses.refusal(one)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void aLostRaceIsNeither(String state) {
        assertThat(FailureCauses.refusal(new SQLException("x", state)).map(Refusal::type)).contains(ProblemType.CONCURRENT_MODIFICATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22P02", "23502", "23503", "23514", "22003", "42501", "25P02", "57P04", "XX000", "28P01"})
    void aStatementThatIsWrongIsAFailure(String state) {
        assertThat(FailureCauses.refusal(new SQLException("x", state))).isEmpty();
    }
}
