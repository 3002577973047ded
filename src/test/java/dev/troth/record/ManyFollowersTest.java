package dev.troth.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.agreement.AgreementChanged;
import dev.troth.disclosure.DisclosureChanged;
import dev.troth.disclosure.DisclosureKind;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.support.Api;
import dev.troth.support.DatabaseOwner;
import dev.troth.support.Tokens;
import dev.troth.trust.model.Party;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("However many records follow from another, few of them are in memory, where each statement looks for changes")
class ManyFollowersTest {

    private static final int MANY = 30;

    @Inject
    DatabaseOwner owner;
    @Inject
    TenantRounds tenants;
    @Inject
    EntityManager em;
    @Inject
    Event<AgreementChanged> agreements;
    @Inject
    Event<DisclosureChanged> disclosures;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private String client;

    @BeforeEach
    void client() {
        client = api.client("Ada");
    }

    @Test
    @DisplayName("Promises, whose cover by an agreement has changed")
    void promisesFollowAnAgreement() {
        each("commitments", "'title': 'Report', 'promisedAt': '2025-01-01T09:00:00Z', 'dueAt': '2025-01-11T09:00:00Z'");
        api.read("/v1/commitments?limit=200").<String>getList("items.id").forEach(id -> api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-01-05T09:00:00Z'}"));
        owner.run(tenant, "update commitment set outside_agreement = false where tenant_id = $tenant");
        assertThat(leftInMemory(() -> agreements.fire(new AgreementChanged(UUID.fromString(client), UUID.randomUUID())))).as("the client and its contact, whom another asks for").isLessThanOrEqualTo(2);
        assertThat(api.read("/v1/commitments?limit=200").getList("items.findAll { it.outsideAgreement && it.version == 2 }")).hasSize(MANY);
    }

    @Test
    @DisplayName("Requests and questions, whose clocks an absence has stopped")
    void clocksFollowAnAbsence() {
        each("commitments", "'title': 'Report', 'requestedAt': '2025-01-01T09:00:00Z'");
        each("communications", "'from': 'CLIENT', 'channel': 'EMAIL', 'purpose': 'QUESTION', 'at': '2025-01-01T09:00:00Z'");
        owner.run(tenant, "update commitment set reply_due_at = '2030-01-01T09:00:00Z' where tenant_id = $tenant",
                "update communication set reply_due_at = '2030-01-01T09:00:00Z' where tenant_id = $tenant");
        assertThat(leftInMemory(() -> disclosures.fire(new DisclosureChanged(UUID.fromString(client), UUID.randomUUID(), DisclosureKind.ABSENCE, Party.PROVIDER,
                null, null, Instant.EPOCH, false)))).as("the client and its contact, whom another asks for").isLessThanOrEqualTo(2);
        assertThat(api.read("/v1/commitments?limit=200").getList("items.findAll { it.version == 1 }")).hasSize(MANY);
        assertThat(api.read("/v1/communications?limit=200").getList("items.findAll { it.replyDueAt.startsWith('2025-01-0') && it.version == 1 }")).hasSize(MANY);
    }

    private void each(String records, String fields) {
        for (int i = 0; i < MANY; i++) {
            api.created("/v1/" + records, "{'clientId': '%s', " + fields + "}", client);
        }
    }

    private int leftInMemory(Runnable change) {
        return tenants.as(tenant, () -> QuarkusTransaction.requiringNew().call(() -> {
            change.run();
            return em.unwrap(Session.class).getStatistics().getEntityCount();
        }));
    }
}
