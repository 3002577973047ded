package dev.troth.support;

import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.UUID;

/** Signed tokens of the test issuer. */
public final class Tokens {

    private static final String ISSUER = "https://issuer.test";
    private static final String AUDIENCE = "troth";
    private static final String KEY = "test-private-key.pem";

    private Tokens() {
    }

    public static String of(String tenant) {
        return of(tenant, "tester");
    }

    public static String of(String tenant, String subject) {
        return Jwt.issuer(ISSUER).audience(AUDIENCE).subject(subject).upn(subject).claim("tenant", tenant)
                .expiresIn(Duration.ofHours(1)).sign(KEY);
    }

    /** A token of the right issuer that names no tenant. */
    public static String withoutTenant() {
        return Jwt.issuer(ISSUER).audience(AUDIENCE).subject("tester").upn("tester").expiresIn(Duration.ofHours(1)).sign(KEY);
    }

    /** A token whose tenant is a number. */
    public static String withTenantThatIsNoText() {
        return Jwt.issuer(ISSUER).audience(AUDIENCE).subject("tester").upn("tester").claim("tenant", 7).expiresIn(Duration.ofHours(1)).sign(KEY);
    }

    /** A token whose time is over. */
    public static String expired(String tenant) {
        return Jwt.issuer(ISSUER).audience(AUDIENCE).subject("tester").upn("tester").claim("tenant", tenant)
                .issuedAt(1).expiresAt(2).sign(KEY);
    }

    /** A tenant nobody else in this run has. */
    public static String freshTenant() {
        return "t-" + UUID.randomUUID();
    }
}
