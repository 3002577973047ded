package dev.troth.platform;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.troth.platform.security.Scope;
import dev.troth.support.Api;
import dev.troth.support.Contract;
import dev.troth.support.Contract.Operation;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door: who gets in, and who does not. */
@QuarkusTest
class SecurityTest {

    private static final String KEY = "test-private-key.pem";
    private static final String TENANT = "acme";

    static Stream<Operation> operations() {
        return Contract.committed().operations().stream().filter(operation -> operation.path().startsWith("/v1/"));
    }

    @Test
    void everyOperationOfTheApiNeedsAToken() {
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            Response response = send(operation, Api.anonymous());
            refused(response, 401, "unauthenticated");
            assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        });
    }

    @Test
    void everyOperationNeedsTheScopeTheContractNamesAndNoOther() {
        String tenant = Tokens.freshTenant();
        assertThat(operations()).isNotEmpty().allSatisfy(operation -> {
            String needed = operation.node().at("/security/0/bearer/0").asText();
            Scope scope = Arrays.stream(Scope.values()).filter(one -> one.text().equals(needed)).findFirst().orElseThrow();
            Response without = send(operation, Api.withToken(Tokens.withScopes(tenant, EnumSet.complementOf(EnumSet.of(scope)).toArray(Scope[]::new))));
            assertThat(refused(without, 403, "forbidden").getString("scope")).isEqualTo(needed);
            assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer error=\"insufficient_scope\", scope=\"" + needed + "\"");
            assertThat(send(operation, Api.withToken(Tokens.withScopes(tenant, scope))).statusCode()).as(operation.toString()).isNotIn(401, 403);
        });
    }

    @Test
    void aHeadNeedsTheScopeOfItsGet() {
        RestAssured.given().auth().oauth2(Tokens.withScopes(TENANT, Scope.READ)).head("/v1/clients").then().statusCode(200);
        RestAssured.given().auth().oauth2(Tokens.withScopes(TENANT, Scope.WRITE, Scope.ADMIN)).head("/v1/clients").then().statusCode(403);
    }

    @Test
    void theScopeIsJudgedBeforeAnythingElse() {
        Api reader = Api.withToken(Tokens.withScopes(TENANT, Scope.READ));
        reader.request().contentType(ContentType.JSON).body("{ not JSON").post("/v1/clients?unknown=1").then().statusCode(403);
        Api.withToken(Tokens.withScopes(TENANT, Scope.WRITE)).get("/v1/clients?limit=nonsense").then().statusCode(403);
        Api.withToken(Tokens.withScopes(TENANT)).get("/v1/clients").then().statusCode(403);
    }

    @Test
    void theProblemPagesAreOpen() {
        Api.anonymous().get("/problems/forbidden").then().statusCode(200);
        Api.withToken(Tokens.withScopes(TENANT)).get("/problems").then().statusCode(200);
    }

    /** An operation with ids that name nothing and a body that says nothing. */
    private static Response send(Operation operation, Api caller) {
        RequestSpecification request = caller.request();
        if (!operation.requestContent().isEmpty()) {
            request.contentType(operation.requestContent().fieldNames().next()).body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.request(operation.method(), operation.path().replaceAll("\\{[^}]+}", "0195b7a0-0000-7000-8000-000000000000"));
    }

    @Test
    void withoutATokenTheAnswerSaysWhatToSend() {
        Api.anonymous().get("/v1/clients").then().statusCode(401).body("type", equalTo("/problems/unauthenticated"))
                .header("WWW-Authenticate", equalTo("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA"})
    void garbageIsRefused(String token) {
        refusedToken(token);
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
        refusedToken(Tokens.expired(TENANT));
    }

    @Test
    void clocksMayDifferByHalfAMinuteAndNoMore() {
        Instant now = Instant.now();
        accepted(token().issuedAt(now.minusSeconds(100)).expiresAt(now.minusSeconds(10)));
        refusedToken(token().issuedAt(now.minusSeconds(100)).expiresAt(now.minusSeconds(60)).sign(KEY));
        accepted(token().issuedAt(now.plusSeconds(10)).expiresAt(now.plusSeconds(600)));
        refusedToken(token().issuedAt(now.plusSeconds(300)).expiresAt(now.plusSeconds(600)).sign(KEY));
        accepted(token().claim("nbf", now.plusSeconds(10).getEpochSecond()).expiresAt(now.plusSeconds(600)));
        refusedToken(token().claim("nbf", now.plusSeconds(300).getEpochSecond()).expiresAt(now.plusSeconds(600)).sign(KEY));
    }

    /** The journal could not tell its work from the service's own. */
    @Test
    void aCallerWhoTakesTheNameOfTheServiceIsRefused() {
        refusedToken(signed("RS256", claims().replace("\"upn\":\"tester\"", "\"upn\":\"troth\"")));
        refusedToken(signed("RS256", claims().replace("\"upn\":\"tester\",", "").replace("\"sub\":\"tester\"", "\"sub\":\"troth\"")));
    }

    @Test
    void aCallerWhoIsNoLineOfTextIsRefused() {
        for (String caller : List.of("5", "{}", "[\"x\"]", "\"\"", "\"a\\u0000b\"", "\"a\\r\\nb\"", "\"" + "x".repeat(256) + "\"")) {
            refusedToken(signed("RS256", claims().replace("\"upn\":\"tester\"", "\"upn\":" + caller)));
        }
        for (String groups : List.of("5", "{}")) {
            refusedToken(signed("RS256", claims().replace("\"upn\"", "\"groups\":" + groups + ",\"upn\"")));
        }
    }

    @Test
    void aTokenWithoutAnEndIsRefused() {
        refusedToken(signed("RS256", claims().replaceAll(",\"exp\":\\d+", "")));
        refusedToken(signed("RS256", claims().replaceAll(",\"iat\":\\d+", "")));
        Api.withToken(signed("RS256", claims())).get("/v1/clients").then().statusCode(200);
    }

    @Test
    void signaturesOfTheIssuersKeyAreAcceptedInTheAlgorithmsThatAreListedAlone() {
        Api.withToken(signed("PS256", claims())).get("/v1/clients").then().statusCode(200);
        refusedToken(signed("RS512", claims()));
        refusedToken(signed("PS384", claims()));
    }

    @Test
    void anotherIssuerIsRefused() {
        refusedToken(Jwt.issuer("https://elsewhere.test").audience("troth").subject("tester").upn("tester").claim("tenant", TENANT)
                .expiresIn(Duration.ofHours(1)).sign(KEY));
    }

    @Test
    void anotherAudienceIsRefused() {
        refusedToken(Jwt.issuer("https://issuer.test").audience("another-service").subject("tester").upn("tester").claim("tenant", TENANT)
                .expiresIn(Duration.ofHours(1)).sign(KEY));
    }

    @Test
    void noAudienceIsRefused() {
        refusedToken(Jwt.issuer("https://issuer.test").subject("tester").upn("tester").claim("tenant", TENANT).expiresIn(Duration.ofHours(1)).sign(KEY));
    }

    @Test
    void anotherKeyIsRefused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        refusedToken(Jwt.issuer("https://issuer.test").audience("troth").subject("tester").upn("tester").claim("tenant", TENANT)
                .expiresIn(Duration.ofHours(1)).sign(generator.generateKeyPair().getPrivate()));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        refusedToken(encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded(claims()) + ".");
        refusedToken(encoded("{\"alg\":\"NONE\"}") + "." + encoded(claims()) + ".");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws GeneralSecurityException, IOException {
        byte[] pem = Files.readAllBytes(Path.of("src", "test", "resources", "test-public-key.pem"));
        byte[] der = Base64.getMimeDecoder().decode(new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", ""));
        for (byte[] secret : new byte[][] {pem, der}) {
            String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            refusedToken(signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @Test
    void aChangedTokenIsRefused() {
        String[] parts = Tokens.of("tenant-a").split("\\.");
        String other = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("tenant-a", "tenant-b");
        refusedToken(parts[0] + "." + encoded(other) + "." + parts[2]);
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

    private static JwtClaimsBuilder token() {
        return Tokens.claims(TENANT, "tester", EnumSet.allOf(Scope.class));
    }

    private static void accepted(JwtClaimsBuilder token) {
        Api.withToken(token.sign(KEY)).get("/v1/clients").then().statusCode(200);
    }

    /** Signed with the issuer's own key in any algorithm. */
    private static String signed(String algorithm, String claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setPayload(claims);
        try {
            signature.setKey(KeyUtils.readPrivateKey(KEY));
            return signature.getCompactSerialization();
        } catch (GeneralSecurityException | IOException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refusedToken(String token) {
        Response answer = Api.withToken(token).get("/v1/clients");
        refused(answer, 401, "unauthenticated");
        assertThat(answer.headers().getValues("WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"");
    }

    private static String claims() {
        return "{\"iss\":\"https://issuer.test\",\"aud\":\"troth\",\"sub\":\"tester\",\"upn\":\"tester\",\"tenant\":\"%s\",\"scope\":\"troth:read\",\"iat\":%d,\"exp\":%d}"
                .formatted(TENANT, Instant.now().getEpochSecond(), Instant.now().plusSeconds(3_600).getEpochSecond());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
