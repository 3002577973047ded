package dev.troth.platform.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwt.JwtClaims;

/** Who a token speaks for. Its claims are looked up once each: the library makes an exception, and throws it away, for every name that is none of its own. */
final class Caller extends DefaultJWTCallerPrincipal {

    private final Map<String, Optional<Object>> asked = new ConcurrentHashMap<>();

    Caller(String tokenType, JwtClaims claims) {
        super(tokenType, claims);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
        return (T) asked.computeIfAbsent(name, absent -> Optional.ofNullable(super.getClaim(absent))).orElse(null);
    }
}
