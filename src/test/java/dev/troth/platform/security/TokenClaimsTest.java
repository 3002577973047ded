package dev.troth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the tenant and the scopes are found in a token. */
class TokenClaimsTest {

    private final Map<String, Object> claims = Map.of(
            "tenant", "acme",
            "https://troth.example/tenant", "named by a URL",
            "realm_access", Json.createObjectBuilder().add("roles", Json.createArrayBuilder().add("troth:read").add("troth:write")).build(),
            "org", Map.of("unit", Map.of("id", "nested")));

    @Test
    void byTheNameOfTheClaim() {
        assertThat(TokenClaims.find(claims::get, "tenant")).contains("acme");
        assertThat(TokenClaims.find(claims::get, "https://troth.example/tenant")).contains("named by a URL");
    }

    @Test
    void byAPathOfNames() {
        assertThat(TokenClaims.find(claims::get, "org/unit/id")).contains("nested");
        assertThat(TokenClaims.find(claims::get, "realm_access/roles").map(TokenClaims::words).orElseThrow()).containsExactlyInAnyOrder("troth:read", "troth:write");
    }

    @Test
    void nowhereIsEmpty() {
        assertThat(TokenClaims.find(claims::get, "absent")).isEmpty();
        assertThat(TokenClaims.find(claims::get, "org/absent/id")).isEmpty();
        assertThat(TokenClaims.find(claims::get, "tenant/id")).isEmpty();
        assertThat(TokenClaims.find(claims::get, "/")).isEmpty();
    }

    @Test
    void scopesAreWordsOrAnArray() {
        assertThat(TokenClaims.words(" openid troth:read  troth:write ")).containsExactlyInAnyOrder("openid", "troth:read", "troth:write");
        assertThat(TokenClaims.words(Json.createValue("troth:read"))).containsExactly("troth:read");
        assertThat(TokenClaims.words(List.of("troth:admin", 7))).containsExactly("troth:admin");
        assertThat(TokenClaims.words(7)).isEmpty();
        assertThat(TokenClaims.words(List.of("troth:read troth:write"))).as("an array has one scope in each place").doesNotContain("troth:read");
    }
}
