package dev.troth.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of docs/sign-in.md makes keys and tokens that belong together. */
class LocalIssuerTest {

    @TempDir
    Path directory;

    @Test
    void aTokenIsOfItsKeys() throws Exception {
        assertThat(run("keys")).contains("MP_JWT_VERIFY_ISSUER=https://issuer.local", "MP_JWT_VERIFY_AUDIENCES=troth",
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION=file:" + directory.toRealPath().resolve("jwks.json"));
        JsonWebKeySet keys = new JsonWebKeySet(Files.readString(directory.resolve("jwks.json")));
        JwtClaims claims = new JwtConsumerBuilder().setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer("https://issuer.local").setExpectedAudience("troth").setRequireExpirationTime().setRequireIssuedAt().setRequireSubject()
                .build().processToClaims(run("token", "acme", "troth:read troth:write", "60").strip());
        assertThat(claims.getStringClaimValue("tenant")).isEqualTo("acme");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("troth:read troth:write");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue()).isEqualTo(60);
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("bash", "ops/local-issuer.sh"), Arrays.stream(arguments)).toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TROTH_LOCAL_ISSUER", directory.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
