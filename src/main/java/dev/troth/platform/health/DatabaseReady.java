package dev.troth.platform.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Callers can be sent here: the database answers, and its schema is the one the service was built for, or a newer one, as while another version is rolled
 * out (ADR 0020). An older one waits for its migration.
 */
@Readiness
@ApplicationScoped
class DatabaseReady implements AsyncHealthCheck {

    private final SchemaVersions schema;
    /** Neither a thread of the requests, which may all be busy, nor that of the network. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread named = new Thread(work, "troth-health");
        named.setDaemon(true);
        return named;
    });

    DatabaseReady(SchemaVersions schema) {
        this.schema = schema;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::look).runSubscriptionOn(thread);
    }

    private HealthCheckResponse look() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("database").withData("schemaExpected", schema.expected());
        try {
            int applied = schema.applied();
            return answer.withData("schema", applied == 0 ? "unknown" : Integer.toString(applied)).status(applied >= schema.expected()).build();
        } catch (SQLException e) {
            // The code alone: the message names addresses and logins.
            return answer.withData("sqlState", String.valueOf(e.getSQLState())).down().build();
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
