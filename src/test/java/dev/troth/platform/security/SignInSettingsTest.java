package dev.troth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator must say before anybody can come in. */
class SignInSettingsTest {

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "mp.jwt.verify.issuer", "https://issuer.test",
            "mp.jwt.verify.audiences", "troth",
            "mp.jwt.verify.publickey.location", "https://issuer.test/keys"));

    @Test
    void thatIsEnough() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mp.jwt.verify.issuer, MP_JWT_VERIFY_ISSUER", "mp.jwt.verify.audiences, MP_JWT_VERIFY_AUDIENCES",
            "mp.jwt.verify.publickey.location, MP_JWT_VERIFY_PUBLICKEY_LOCATION"})
    void whatIsMissingIsNamedAsTheOperatorSetsIt(String name, String variable) {
        settings.remove(name);
        assertThat(faults()).singleElement().satisfies(fault -> assertThat(fault).startsWith(variable + " (" + name + ") is not set"));
        settings.put(name, "  ");
        assertThat(faults()).hasSize(1);
    }

    @Test
    void aKeyInPlaceNeedsNoLocation() {
        settings.put("mp.jwt.verify.publickey", settings.remove("mp.jwt.verify.publickey.location"));
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/no/such/keys.json", "file:///no/such/keys.json", "file:keys.json"})
    void aFileOfKeysIsThereAtTheStart(String location, @TempDir Path directory) throws IOException {
        settings.put("mp.jwt.verify.publickey.location", location);
        assertThat(faults()).containsExactly("MP_JWT_VERIFY_PUBLICKEY_LOCATION (mp.jwt.verify.publickey.location) names a file that cannot be read");
        settings.put("mp.jwt.verify.publickey.location", Files.writeString(directory.resolve("keys.json"), "{}").toUri().toString());
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "30, true", "120, true", "121, false", "-1, false"})
    void clocksMayNotDifferByMuch(String skew, boolean accepted) {
        settings.put("mp.jwt.verify.clock.skew", skew);
        assertThat(faults().isEmpty()).isEqualTo(accepted);
    }

    private List<String> faults() {
        return SignInSettings.faults(new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "test", 100)).build());
    }
}
