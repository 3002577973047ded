package dev.troth.doors;

import static java.util.Map.entry;

import dev.troth.support.IssuerServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service as an operator might set it up: an issuer whose keys change, claims of other names, origins, traces, and limits small enough to be met in a test. */
public class DoorsProfile implements QuarkusTestProfile {

    static final int REQUESTS_PER_MINUTE = 30;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                entry("troth.security.tenant-claim", "https://troth.test/tenant"),
                entry("troth.security.scope-claim", "realm/permissions"),
                entry("troth.security.keys-pause", "200ms"),
                entry("troth.limits.request-timeout", "2s"),
                entry("quarkus.datasource.jdbc.acquisition-timeout", "1s"),
                entry("troth.limits.requests-per-minute", Integer.toString(REQUESTS_PER_MINUTE)),
                entry("quarkus.http.read-timeout", "1s"),
                entry("quarkus.http.idle-timeout", "8s"),
                entry("quarkus.http.cors.enabled", "true"),
                entry("quarkus.http.cors.origins", "https://app.troth.test"),
                entry("quarkus.otel.sdk.disabled", "false"),
                entry("quarkus.http.proxy.proxy-address-forwarding", "true"));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IssuerServer.class));
    }
}
