package dev.troth.doors;

import dev.troth.support.IssuerServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service as an operator might set it up: an issuer whose keys change, claims of other names, origins, and limits small enough to be met in a test. */
public class DoorsProfile implements QuarkusTestProfile {

    static final int REQUESTS_PER_MINUTE = 30;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "troth.security.tenant-claim", "https://troth.test/tenant",
                "troth.security.scope-claim", "realm/permissions",
                "troth.security.keys-pause", "200ms",
                "troth.limits.request-timeout", "2s",
                "quarkus.datasource.jdbc.acquisition-timeout", "1s",
                "troth.limits.requests-per-minute", Integer.toString(REQUESTS_PER_MINUTE),
                "quarkus.http.read-timeout", "1s",
                "quarkus.http.idle-timeout", "4s",
                "quarkus.http.cors.enabled", "true",
                "quarkus.http.cors.origins", "https://app.troth.test");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IssuerServer.class));
    }
}
