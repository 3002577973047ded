package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Two hundred and something is success, all else is not")
class AnswerTest {

    private static final Instant NOW = Instant.parse("2025-03-01T09:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void thisIsSuccess(int status) {
        assertThat(Answer.of(status, null, NOW)).isEqualTo(new Answer(status, null, null));
        assertThat(Answer.of(status, null, NOW).isSuccess()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"199, the receiver answered 199", "301, redirects are not followed", "302, redirects are not followed", "308, redirects are not followed", "400, the receiver answered 400",
            "404, the receiver answered 404", "500, the receiver answered 500", "503, the receiver answered 503"})
    void thisIsNot(int status, String error) {
        Answer answer = Answer.of(status, null, NOW);
        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.isGone()).isFalse();
    }

    @Test
    void goneIsGone() {
        assertThat(Answer.of(410, null, NOW).isGone()).isTrue();
        assertThat(Answer.failed(Answer.TIMED_OUT).isGone()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"120, PT2M", "0, PT0S", "'Sat, 01 Mar 2025 09:02:00 GMT', PT2M", "'Sat, 01 Mar 2025 08:59:00 GMT', PT-1M", "999999999, PT277777H46M39S"})
    void moreTimeIsAskedForInSecondsOrByADate(String header, Duration asked) {
        assertThat(Answer.of(503, header, NOW).retryAfter()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "2025-03-01T09:02:00Z"})
    void whatIsNeitherIsAsIfItWereNotThere(String header) {
        assertThat(Answer.of(503, header, NOW).retryAfter()).isNull();
    }
}
