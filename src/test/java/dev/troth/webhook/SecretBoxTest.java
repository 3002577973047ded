package dev.troth.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Secrets are kept encrypted where there is a key")
class SecretBoxTest {

    private static final String SECRET = WebhookSecret.generate();
    private static final UUID WEBHOOK = UUID.randomUUID();

    private final SecretBox box = new SecretBox(Settings.withSecretKey(key(1)));

    @Test
    void whoSeesTheDatabaseDoesNotSeeThem() {
        String kept = box.seal(WEBHOOK, SECRET);
        assertThat(kept).doesNotContain(SECRET).isNotEqualTo(box.seal(WEBHOOK, SECRET));
        assertThat(box.open(WEBHOOK, kept)).isEqualTo(SECRET);
    }

    @Test
    void eachBelongsToItsWebhookAndKey() {
        String kept = box.seal(WEBHOOK, SECRET);
        assertThatThrownBy(() -> box.open(UUID.randomUUID(), kept)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SecretBox(Settings.withSecretKey(key(2))).open(WEBHOOK, kept)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SecretBox(Settings.withSecretKey(null)).open(WEBHOOK, kept)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutAKeyTheyAreKeptAsTheyAreAndReadOnceThereIsOne() {
        String kept = new SecretBox(Settings.withSecretKey(null)).seal(WEBHOOK, SECRET);
        assertThat(kept).isEqualTo(SECRET);
        assertThat(box.open(WEBHOOK, kept)).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64"})
    void aKeyThatIsNoneIsNoticedAtTheStart(String key) {
        assertThatThrownBy(() -> new SecretBox(Settings.withSecretKey(key))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String key(int filling) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
