package dev.troth.platform.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * The process can answer. Nothing else is looked at, and no thread of the requests is needed: a restart mends neither a database that is away nor a
 * crowd of callers.
 */
@Liveness
@ApplicationScoped
class Live implements AsyncHealthCheck {

    private final String version;

    Live(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(HealthCheckResponse.named("process").withData("version", version).up().build());
    }
}
