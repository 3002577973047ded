package dev.troth.doors;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Tokens of the profile's issuer, whose keys a test chooses, and requests with them. */
final class Caller {

    /** The key most tests sign with. It is always in the set. */
    static final PublicJsonWebKey KEY = rsa("everyday");

    private Caller() {
    }

    static PublicJsonWebKey rsa(String id) {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2_048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static PublicJsonWebKey ec(String id) {
        try {
            PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer has these keys now, and the everyday one. */
    static void issuerHas(PublicJsonWebKey... keys) {
        put(Stream.concat(Stream.of(KEY), Stream.of(keys)).map(key -> key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    }

    static void issuerIsDown() {
        put("");
    }

    /** How often the issuer was asked for its keys. */
    static int reads() {
        return Integer.parseInt(send(HttpRequest.newBuilder(keys().resolve("/count")).build()));
    }

    static String token(String tenant, PublicJsonWebKey key, SignatureAlgorithm algorithm) {
        return Jwt.issuer("https://issuer.test").audience("troth").subject("tester").upn("tester").claim("https://troth.test/tenant", tenant)
                .claim("realm", Map.of("permissions", List.of("troth:read", "troth:write"))).expiresIn(Duration.ofHours(1))
                .jws().keyId(key.getKeyId()).algorithm(algorithm).sign(key.getPrivateKey());
    }

    static String token(PublicJsonWebKey key) {
        return token(freshTenant(), key, SignatureAlgorithm.RS256);
    }

    static String freshTenant() {
        return "t-" + UUID.randomUUID();
    }

    static RequestSpecification with(String token) {
        return RestAssured.given().auth().oauth2(token);
    }

    /** A caller of a tenant nobody else has. */
    static RequestSpecification somebody() {
        return with(token(KEY));
    }

    static int status(String token) {
        return with(token).get("/v1/clients").statusCode();
    }

    private static void put(String keys) {
        send(HttpRequest.newBuilder(keys()).PUT(HttpRequest.BodyPublishers.ofString(keys)).build());
    }

    private static URI keys() {
        return URI.create(ConfigProvider.getConfig().getValue("mp.jwt.verify.publickey.location", String.class));
    }

    private static String send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
