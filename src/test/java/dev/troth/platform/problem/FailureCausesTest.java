package dev.troth.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database is to blame for is told apart from what the service is. */
class FailureCausesTest {

    @ParameterizedTest
    @ValueSource(strings = {"57014", "53300", "57P01", "08006", "08001"})
    void aDatabaseThatCannotAnswerMakesTheServiceUnavailable(String state) {
        assertThat(FailureCauses.refusal(new IllegalStateException(new SQLException("x", state))).map(Refusal::type)).contains(ProblemType.SERVICE_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sorry, acquisition timeout!", "Acquisition timeout while waiting for new connection"})
    void aPoolWithoutAConnectionDoesToo(String message) {
        assertThat(FailureCauses.refusal(new SQLException(message)).map(Refusal::type)).contains(ProblemType.SERVICE_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42601", "22P02"})
    void aStatementThatIsWrongIsAFailure(String state) {
        assertThat(FailureCauses.refusal(new SQLException("x", state))).isEmpty();
    }
}
