package dev.troth.platform.security;

import dev.troth.platform.tenancy.TenantRounds;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Reads bearer tokens in place of SmallRye's own reader, for what that one cannot be told: which algorithms are accepted at all, that a
 * token is not from the future, and how an issuer's keys are followed when they change. SmallRye counts both in minutes, and once it was
 * answered with something other than keys it never asks again.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class TokenReader extends JWTCallerPrincipalFactory {

    /** Signatures with the issuer's private key. Nothing signed with a shared secret, nothing unsigned, whatever is configured. RSA first: what a PEM file holds. */
    private static final Set<SignatureAlgorithm> ACCEPTED = new LinkedHashSet<>(
            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256));
    /** The journal and the log show who acts: one line of text. */
    private static final Pattern CALLER = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,255}");
    private static final int HTTP_TIMEOUT_MILLIS = 3_000;
    private static final long RETRY_SECONDS = 30;

    private final Duration keysRefresh;
    private final Duration keysPause;
    private final Clock clock;
    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser() {

        private VerificationKeyResolver remote;

        @Override
        protected synchronized VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo issuer) throws UnresolvableKeyException {
            if (!isRemote(issuer.getPublicKeyLocation())) {
                return super.getVerificationKeyResolver(issuer);
            }
            if (remote == null) {
                followed = keysAt(issuer.getPublicKeyLocation());
                remote = resolver(followed);
            }
            return remote;
        }
    };
    private final VerifiedTokens verified = new VerifiedTokens();
    /** The issuer's keys, once a token was read that needed them. */
    private volatile HttpsJwks followed;

    TokenReader(SecuritySettings settings, Clock clock) {
        this.keysRefresh = settings.keysRefresh();
        this.keysPause = settings.keysPause();
        this.clock = clock;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo issuer) throws ParseException {
        Optional<Object> keys = keysNow(issuer);
        Optional<JWTCallerPrincipal> known = keys.flatMap(now -> verified.find(token, now, clock.instant(), issuer.getClockSkew()));
        if (known.isPresent()) {
            return known.get();
        }
        JWTAuthContextInfo strict = new JWTAuthContextInfo(issuer);
        strict.setSignatureAlgorithm(ACCEPTED);
        strict.setRelaxVerificationKeyValidation(false);
        try {
            JwtContext read = parser.parse(token, strict);
            refuseFromTheFuture(read, strict.getClockSkew());
            JWTCallerPrincipal caller = caller(read);
            // Read again meanwhile, they may not have its key any more.
            if (keys.isPresent() && keysNow(issuer).filter(now -> now == keys.get()).isPresent()) {
                verified.keep(token, keys.get(), read.getJwtClaims(), caller);
            }
            return caller;
        } catch (MalformedClaimException e) {
            throw new ParseException("a time is no number", e);
        } catch (ClassCastException | IllegalArgumentException e) {
            // The library casts claims, also those nobody here reads.
            throw new ParseException("a claim is of another kind than it should be", e);
        }
    }

    /** Which keys tokens are verified with now: for a file always the same, for a remote set the one that was read last; none where it cannot be had. */
    private Optional<Object> keysNow(JWTAuthContextInfo issuer) {
        if (!isRemote(issuer.getPublicKeyLocation())) {
            return Optional.of(ACCEPTED);
        }
        try {
            HttpsJwks remote = followed;
            return remote == null ? Optional.empty() : Optional.of(remote.getJsonWebKeys());
        } catch (JoseException | IOException e) {
            // Reading the token meets it again, and says what it means.
            return Optional.empty();
        }
    }

    private static JWTCallerPrincipal caller(JwtContext read) throws ParseException {
        JWTCallerPrincipal caller = new Caller(read.getJoseObjects().get(0).getHeader("typ"), read.getJwtClaims());
        if (caller.getName() == null || !CALLER.matcher(caller.getName()).matches()) {
            throw new ParseException("names no caller");
        }
        if (caller.getName().equals(TenantRounds.SERVICE)) {
            throw new ParseException("names the service itself, whose own work would not be told from this caller's");
        }
        return caller;
    }

    private void refuseFromTheFuture(JwtContext read, int skewSeconds) throws MalformedClaimException, ParseException {
        NumericDate issued = read.getJwtClaims().getIssuedAt();
        if (issued.getValue() > clock.instant().getEpochSecond() + skewSeconds) {
            throw new ParseException("issued in the future");
        }
    }

    /**
     * Keys that follow the issuer: read again now and then, at once when a token names one that is not among them, and kept in use while
     * the issuer cannot be reached.
     */
    private HttpsJwks keysAt(String location) {
        Get http = new Get();
        http.setConnectTimeout(HTTP_TIMEOUT_MILLIS);
        http.setReadTimeout(HTTP_TIMEOUT_MILLIS);
        http.setRetries(0);
        HttpsJwks keys = new HttpsJwks(location);
        keys.setSimpleHttpGet(new RarelyAsked(http, keysPause, clock));
        keys.setDefaultCacheDuration(keysRefresh.toSeconds());
        keys.setRetainCacheOnErrorDuration(RETRY_SECONDS);
        // RarelyAsked keeps the pause, also where the last attempt failed.
        keys.setRefreshReprieveThreshold(0);
        return keys;
    }

    private static VerificationKeyResolver resolver(HttpsJwks keys) {
        HttpsJwksVerificationKeyResolver resolver = new HttpsJwksVerificationKeyResolver(keys);
        // A token that names no key, of an issuer that has several.
        resolver.setDisambiguateWithVerifySignature(true);
        return resolver;
    }

    static boolean isRemote(String location) {
        return location != null && (location.startsWith("https:") || location.startsWith("http:"));
    }
}
