package dev.troth.client;

import static dev.troth.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.communication.CommunicationService;
import dev.troth.communication.NewCommunication;
import dev.troth.communication.Purpose;
import dev.troth.communication.Topic;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.record.Channel;
import dev.troth.support.Api;
import dev.troth.support.Patience;
import dev.troth.support.Rows;
import dev.troth.support.Tokens;
import dev.troth.trust.model.Party;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@DisplayName("What another client says about one who becomes another meanwhile")
class MergedTopicConcurrencyTest {

    private static final int PATIENCE_SECONDS = 20;

    @Inject
    CommunicationService communications;
    @Inject
    TenantRounds rounds;
    @Inject
    EntityManager em;
    @Inject
    Config config;

    @Test
    @Timeout(60)
    void isAboutTheOneThatStands() throws Exception {
        String tenant = Tokens.freshTenant();
        Twice ada = new Twice(Api.withToken(Tokens.of(tenant)), "{'name': 'Ada Okafor'}", "{'name': 'A. Okafor'}");
        String friend = ada.api.client("Ben");
        CompletableFuture<Response> merged = new CompletableFuture<>();
        UUID said;
        try (Connection looking = new Rows(config).superuser()) {
            said = rounds.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
                UUID id = communications.create(new NewCommunication(UUID.fromString(friend), Party.CLIENT, Channel.PHONE, Purpose.NOTE, Instant.parse("2025-03-01T09:00:00Z"),
                        "She moves house", null, new Topic(Topic.Type.CLIENT, UUID.fromString(ada.from)), null, null, null)).id();
                String backend = em.createNativeQuery("select pg_backend_pid()").getSingleResult().toString();
                merged.completeAsync(() -> ada.merge(ada.into, ada.from));
                String waiting = "select pid from pg_locks where not granted and " + backend + " = any(pg_blocking_pids(pid))";
                Patience.await().until(() -> merged.isDone() || !Rows.column(looking, waiting).isEmpty());
                return id;
            }));
        }
        assertThat(merged.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(ada.api.read("/v1/communications/" + said).getString("about.id")).isEqualTo(ada.into);
        JsonPath late = refused(ada.attempt(friend, "communications", "'from': 'CLIENT', 'channel': 'PHONE', 'purpose': 'NOTE', 'at': '2025-03-01T09:00:00Z', "
                + "'about': {'type': 'CLIENT', 'id': '%s'}", ada.from), 409, "client-merged");
        assertThat(late.getString("mergedInto")).isEqualTo(ada.into);
    }
}
