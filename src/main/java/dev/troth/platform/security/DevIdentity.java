package dev.troth.platform.security;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;

/** In dev mode alone, a request without a token acts for the tenant demo and may do everything. Decided when the application is built: no setting brings it back. */
@ApplicationScoped
@IfBuildProfile("dev")
public class DevIdentity implements SecurityIdentityAugmentor {

    /** The tenant of dev mode. */
    public static final String TENANT = "demo";

    private static final List<String> SCOPES = Arrays.stream(Scope.values()).map(Scope::text).toList();

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        return Uni.createFrom().item(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("developer"))
                .addAttribute(TokenClaims.TENANT, TENANT).addAttribute(TokenClaims.SCOPES, SCOPES).build());
    }
}
