package dev.troth.platform.health;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** The start has come to its end: where the service migrates the schema itself, that is done. */
@Startup
@ApplicationScoped
class Started implements AsyncHealthCheck {

    private static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE;

    private volatile boolean done;

    void finish(@Observes @Priority(AFTER_ALL_OTHERS) StartupEvent started) {
        done = true;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(HealthCheckResponse.named("start").status(done).build());
    }
}
