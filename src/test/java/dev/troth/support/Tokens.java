package dev.troth.support;

import dev.troth.platform.security.Scope;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Signed tokens of the test issuer. */
public final class Tokens {

    private static final String ISSUER = "https://issuer.test";
    private static final String AUDIENCE = "troth";
    private static final String KEY = "test-private-key.pem";
    private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);

    private Tokens() {
    }

    public static String of(String tenant) {
        return of(tenant, "tester");
    }

    public static String of(String tenant, String subject) {
        return claims(tenant, subject, ALL).expiresIn(Duration.ofHours(1)).sign(KEY);
    }

    /** A token that may do this and nothing else. */
    public static String withScopes(String tenant, Scope... scopes) {
        return claims(tenant, "tester", Set.of(scopes)).expiresIn(Duration.ofHours(1)).sign(KEY);
    }

    /** Everything a token of the issuer has but its time, to be changed and signed. */
    public static JwtClaimsBuilder claims(String tenant, String subject, Set<Scope> scopes) {
        return Jwt.issuer(ISSUER).audience(AUDIENCE).subject(subject).upn(subject).claim("tenant", tenant)
                .claim("scope", scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" ")));
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
