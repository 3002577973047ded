package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Secrets and signatures are those of Standard Webhooks")
class WebhookSecretTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void asInTheirExample() {
        assertThat(sign(List.of(SECRET))).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void twoSecretsSignTwice() {
        String other = WebhookSecret.generate();
        assertThat(sign(List.of(other, SECRET))).isEqualTo(sign(List.of(other)) + " " + sign(List.of(SECRET)));
    }

    @Test
    void aNewOneIsOfTheRightFormAndUnlikeAnyOther() {
        List<String> secrets = IntStream.range(0, 100).mapToObj(i -> WebhookSecret.generate()).toList();
        assertThat(secrets).doesNotHaveDuplicates().allMatch(WebhookSecret::isValid).allMatch(secret -> secret.length() == "whsec_".length() + 44);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void from24To64Bytes(int length) {
        assertThat(WebhookSecret.isValid("whsec_" + Base64.getEncoder().encodeToString(new byte[length]))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_abc", "secret", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_", "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoneIsNotTaken(String secret) {
        assertThat(WebhookSecret.isValid(secret)).isFalse();
    }

    private static String sign(List<String> secrets) {
        return WebhookSecret.sign(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
    }
}
