package dev.troth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was verified holds for the same characters, under the same keys, in its time. */
class VerifiedTokensTest {

    private static final Instant ISSUED = Instant.parse("2025-03-01T10:00:00Z");
    private static final int SKEW = 30;

    private final List<String> keys = List.of("one", "two");
    private final VerifiedTokens tokens = new VerifiedTokens();
    private JWTCallerPrincipal caller;

    @BeforeEach
    void oneTokenIsVerified() throws MalformedClaimException {
        JwtClaims claims = new JwtClaims();
        claims.setSubject("ada");
        claims.setIssuedAt(NumericDate.fromSeconds(ISSUED.getEpochSecond()));
        claims.setNotBefore(NumericDate.fromSeconds(ISSUED.getEpochSecond() + 60));
        claims.setExpirationTime(NumericDate.fromSeconds(ISSUED.getEpochSecond() + 600));
        claims.setClaim("https://troth.test/tenant", "acme");
        caller = new Caller("JWT", claims);
        tokens.keep("a.b.c", keys, claims, caller);
    }

    @Test
    void itIsTheCallerThatWasVerified() {
        assertThat(tokens.find("a.b.c", keys, ISSUED.plusSeconds(300), SKEW)).containsSame(caller);
        assertThat(caller.getName()).isEqualTo("ada");
        assertThat(caller.<Object>getClaim("https://troth.test/tenant")).isEqualTo("acme");
        assertThat(caller.<Object>getClaim("scope")).isNull();
    }

    @Test
    void anotherSignatureIsAnotherToken() {
        assertThat(tokens.find("a.b.d", keys, ISSUED.plusSeconds(300), SKEW)).isEmpty();
        assertThat(tokens.find("a.b.c ", keys, ISSUED.plusSeconds(300), SKEW)).isEmpty();
    }

    @Test
    void keysThatWereReadAgainVerifyAgain() {
        assertThat(tokens.find("a.b.c", List.of("two"), ISSUED.plusSeconds(300), SKEW)).isEmpty();
    }

    @Test
    void itEndsInTheSecondThatItExpiresAndTheSkew() {
        assertThat(tokens.find("a.b.c", keys, ISSUED.plusSeconds(629), SKEW)).isPresent();
        assertThat(tokens.find("a.b.c", keys, ISSUED.plusSeconds(630), SKEW)).isEmpty();
    }

    @Test
    void aClockThatWasSetBackMakesItATokenOfTheFuture() {
        assertThat(tokens.find("a.b.c", keys, ISSUED.plusSeconds(30), SKEW)).isPresent();
        assertThat(tokens.find("a.b.c", keys, ISSUED.plusSeconds(29), SKEW)).isEmpty();
        assertThat(tokens.find("a.b.c", keys, ISSUED.minusSeconds(31), SKEW)).isEmpty();
    }
}
