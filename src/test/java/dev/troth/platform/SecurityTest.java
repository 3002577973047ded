package dev.troth.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.troth.support.Api;
import dev.troth.support.Contract;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door: who gets in, and who does not. */
@QuarkusTest
class SecurityTest {

    private static final String KEY = "test-private-key.pem";
    private static final String TENANT = "acme";

    @Test
    void everyOperationOfTheApiNeedsAToken() {
        Contract.committed().operations().stream().filter(operation -> operation.path().startsWith("/v1/")).forEach(operation -> {
            String path = operation.path().replaceAll("\\{[^}]+}", "0195b7a0-0000-7000-8000-000000000000");
            Response response = Api.anonymous().request().contentType(operation.isPatch() ? "application/merge-patch+json" : ContentType.JSON.toString())
                    .body(operation.method().equals("GET") ? "" : "{}").request(operation.method(), path);
            assertThat(response.statusCode()).as(operation.toString()).isEqualTo(401);
        });
    }

    @Test
    void withoutATokenTheAnswerSaysWhatToSend() {
        Api.anonymous().get("/v1/clients").then().statusCode(401).body("type", equalTo("/problems/unauthenticated"))
                .header("WWW-Authenticate", equalTo("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"})
    void garbageIsRefused(String token) {
        refused(token);
    }

    @Test
    void anotherSchemeIsRefused() {
        Api.anonymous().request().header("Authorization", "Basic dGVzdGVyOnNlY3JldA==").get("/v1/clients").then().statusCode(401);
        Api.anonymous().request().header("Authorization", Tokens.of(TENANT)).get("/v1/clients").then().statusCode(401);
    }

    @Test
    void aTokenInTheQueryIsNoToken() {
        Api.anonymous().get("/v1/clients?access_token=" + Tokens.of(TENANT)).then().statusCode(401);
    }

    @Test
    void aTokenWhoseTimeIsOverIsRefused() {
        refused(Tokens.expired(TENANT));
    }

    @Test
    void anotherIssuerIsRefused() {
        refused(Jwt.issuer("https://elsewhere.test").audience("troth").subject("tester").upn("tester").claim("tenant", TENANT)
                .expiresIn(Duration.ofHours(1)).sign(KEY));
    }

    @Test
    void anotherAudienceIsRefused() {
        refused(Jwt.issuer("https://issuer.test").audience("another-service").subject("tester").upn("tester").claim("tenant", TENANT)
                .expiresIn(Duration.ofHours(1)).sign(KEY));
    }

    @Test
    void noAudienceIsRefused() {
        refused(Jwt.issuer("https://issuer.test").subject("tester").upn("tester").claim("tenant", TENANT).expiresIn(Duration.ofHours(1)).sign(KEY));
    }

    @Test
    void anotherKeyIsRefused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        refused(Jwt.issuer("https://issuer.test").audience("troth").subject("tester").upn("tester").claim("tenant", TENANT)
                .expiresIn(Duration.ofHours(1)).sign(generator.generateKeyPair().getPrivate()));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        refused(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded(claims()) + ".");
        refused(encoded("{\"alg\":\"NONE\"}") + "." + encoded(claims()) + ".");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws GeneralSecurityException, IOException {
        byte[] pem = Files.readAllBytes(Path.of("src", "test", "resources", "test-public-key.pem"));
        byte[] der = Base64.getMimeDecoder().decode(new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", ""));
        for (byte[] secret : new byte[][] {pem, der}) {
            String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            refused(signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @Test
    void aChangedTokenIsRefused() {
        String[] parts = Tokens.of("tenant-a").split("\\.");
        String other = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("tenant-a", "tenant-b");
        refused(parts[0] + "." + encoded(other) + "." + parts[2]);
    }

    @Test
    void aTokenThatNamesNoTenantIsNotAllowed() {
        Api.withToken(Tokens.withoutTenant()).get("/v1/clients").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
        Api.withToken(Tokens.withTenantThatIsNoText()).get("/v1/clients").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a'; drop table client; --", "-a", "äöü", "0123456789012345678901234567890123456789012345678901234567890123456789"})
    void aTenantThatIsNoneIsNotAllowed(String tenant) {
        Api.withToken(Tokens.of(tenant)).get("/v1/clients").then().statusCode(403);
    }

    @Test
    void anotherTenantsRecordIsNotFound() {
        String client = Api.ofFreshTenant().client("A");
        Api other = Api.ofFreshTenant();
        other.get("/v1/clients/" + client).then().statusCode(404);
        other.patch("*", "/v1/clients/" + client, "{'name': 'B'}").then().statusCode(404);
        other.post("/v1/clients/" + client + "/move", "{'stage': 'ACTIVE'}").then().statusCode(404);
        other.get("/v1/clients/" + client + "/trust-score").then().statusCode(404);
        other.get("/v1/clients/" + client + "/timeline").then().statusCode(404);
    }

    private static void refused(String token) {
        Api.withToken(token).get("/v1/clients").then().statusCode(401).body("type", equalTo("/problems/unauthenticated"));
    }

    private static String claims() {
        return "{\"iss\":\"https://issuer.test\",\"aud\":\"troth\",\"sub\":\"tester\",\"upn\":\"tester\",\"tenant\":\"%s\",\"exp\":%d}"
                .formatted(TENANT, Instant.now().plusSeconds(3_600).getEpochSecond());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
