package dev.troth.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Patience;
import dev.troth.support.Scrape;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ExecutorRecorder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Of the threads that carry out requests")
class RequestThreadsTest {

    private static final String ACTIVE = "troth_threads_active";

    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;
    @Inject
    MeterRegistry registry;
    @Inject
    Config config;

    @Test
    @DisplayName("those are counted whose requests are under way, for as long as they are")
    void active() throws SQLException {
        Api api = Api.ofFreshTenant();
        String client = api.client("Ada");
        ExecutorService callers = Executors.newCachedThreadPool();
        try (Connection holder = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class), config.getValue("quarkus.datasource.password", String.class))) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("select from client where id = '" + client + "' for update");
            List<CompletableFuture<Void>> requests = Stream.of("a", "b", "c").map(title -> CompletableFuture.runAsync(
                    () -> api.created("/v1/commitments", "{'clientId': '%s', 'title': '%s', 'dueAt': '2099-03-11T09:00:00Z'}", client, title), callers)).toList();
            Patience.await().until(() -> Scrape.of(metrics).value(ACTIVE) >= 3);
            holder.rollback();
            requests.forEach(CompletableFuture::join);
        } finally {
            callers.shutdown();
        }
        Patience.await().until(() -> Scrape.of(metrics).value(ACTIVE) < 3);
    }

    @Test
    @DisplayName("it is told how many there can be, and what waits for one where all are busy")
    void queued() {
        Executor threads = ExecutorRecorder.getCurrent();
        CountDownLatch end = new CountDownLatch(1);
        // A scrape would wait too.
        double limit = value("troth.threads.limit");
        assertThat(limit).isGreaterThan(16);
        try {
            for (int i = 0; i < limit + 3; i++) {
                threads.execute(() -> await(end));
            }
            Patience.await().until(() -> value("troth.threads.queued") >= 3 && value("troth.threads.active") == limit);
        } finally {
            end.countDown();
        }
        Patience.await().until(() -> Scrape.of(metrics).value("troth_threads_queued") == 0);
    }

    private double value(String gauge) {
        return registry.get(gauge).gauge().value();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
