package dev.troth.platform.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What the service takes from a token. Issuers name and nest these claims as they like, so where they are is configuration. */
@ApplicationScoped
public class TokenClaims {

    /** Attributes of an identity that has no token. */
    static final String TENANT = "tenant";
    static final String SCOPES = "scopes";

    private final String tenantClaim;
    private final String scopeClaim;

    TokenClaims(SecuritySettings settings) {
        this.tenantClaim = settings.tenantClaim();
        this.scopeClaim = settings.scopeClaim();
    }

    /** Whose data the caller works on; empty where the token does not say it in one text. */
    Optional<String> tenant(SecurityIdentity identity) {
        return claim(identity, tenantClaim, TENANT).map(TokenClaims::text).filter(String.class::isInstance).map(String.class::cast);
    }

    /** What the caller may do: words in one text (RFC 8693), or an array of texts. */
    Set<String> scopes(SecurityIdentity identity) {
        return claim(identity, scopeClaim, SCOPES).map(TokenClaims::words).orElse(Set.of());
    }

    private static Optional<Object> claim(SecurityIdentity identity, String path, String attribute) {
        return identity.getPrincipal() instanceof JsonWebToken token ? find(token::getClaim, path) : Optional.ofNullable(identity.getAttribute(attribute));
    }

    /**
     * The claim of this name or, where there is none, what lies at this path of names with slashes between them. The name goes first, because
     * a claim may be called by a URL.
     */
    static Optional<Object> find(Function<String, Object> claims, String path) {
        Object named = claims.apply(path);
        if (named != null) {
            return Optional.of(named);
        }
        int slash = path.indexOf('/');
        return slash > 0 && claims.apply(path.substring(0, slash)) instanceof Map<?, ?> inner
                ? find(inner::get, path.substring(slash + 1))
                : Optional.empty();
    }

    static Set<String> words(Object value) {
        Stream<?> texts = value instanceof Collection<?> list ? list.stream().map(TokenClaims::text)
                : text(value) instanceof String line ? Stream.of(line.trim().split("\\s+")) : Stream.empty();
        return texts.filter(String.class::isInstance).map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    private static Object text(Object value) {
        return value instanceof JsonString json ? json.getString() : value;
    }
}
