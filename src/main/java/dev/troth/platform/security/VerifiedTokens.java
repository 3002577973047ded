package dev.troth.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;

/**
 * Tokens that were read and verified before: a service sends the same one with each of its requests, and to verify a signature costs as much as a read of
 * the record. One is known by all of its characters, under the very keys it was verified with, and as long as its times say so; whatever else comes is read
 * from the beginning, and refused there. Signatures that did not hold are not kept.
 */
final class VerifiedTokens {

    private static final int MOST = 1_000;
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final Cache<String, Verified> tokens = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

    /**
     * @param keys the set of keys the issuer has now: the same object for as long as it has not been read again
     * @param skewSeconds by how much the clocks of issuer and service may differ
     */
    Optional<JWTCallerPrincipal> find(String token, Object keys, Instant now, int skewSeconds) {
        Verified verified = tokens.getIfPresent(token);
        return verified != null && verified.keys == keys && verified.holds(now.getEpochSecond(), skewSeconds) ? Optional.of(verified.caller) : Optional.empty();
    }

    /** Keeps one that was just verified with these keys. */
    void keep(String token, Object keys, JwtClaims claims, JWTCallerPrincipal caller) throws MalformedClaimException {
        tokens.put(token, new Verified(keys, caller, seconds(claims.getExpirationTime(), Long.MIN_VALUE), seconds(claims.getNotBefore(), Long.MIN_VALUE),
                seconds(claims.getIssuedAt(), Long.MAX_VALUE)));
    }

    private static long seconds(NumericDate time, long otherwise) {
        return time == null ? otherwise : time.getValue();
    }

    /** The times as the library judges them: it is over in the second that it expires, plus the skew. */
    private record Verified(Object keys, JWTCallerPrincipal caller, long expires, long notBefore, long issued) {

        boolean holds(long now, int skew) {
            return now - skew < expires && now + skew >= notBefore && now + skew >= issued;
        }
    }
}
