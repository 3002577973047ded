package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A query is interpreted once. One that is interpreted with each request fills the memory kept for interpretations, and each of them takes longer than the last. */
@QuarkusTest
class KeptPlansTest {

    private static final int PROMISES = 20;

    private final Api api = Api.withToken(Tokens.of(Tokens.freshTenant()));

    @Inject
    SessionFactory sessions;
    private Statistics statistics;

    @BeforeEach
    void count() {
        statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoMore() {
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void promisesThatAreMadeAndKeptNeedNoQueryToBeInterpretedAgain() {
        String client = api.client("Ada Okafor");
        keep(client);
        keep(client);
        long before = statistics.getQueryPlanCacheMissCount();
        long used = statistics.getQueryPlanCacheHitCount();
        for (int n = 0; n < PROMISES; n++) {
            keep(client);
        }
        // What happens in the background for the first time is interpreted too, once.
        assertThat(statistics.getQueryPlanCacheMissCount() - before).isLessThan(PROMISES);
        assertThat(statistics.getQueryPlanCacheHitCount() - used).isGreaterThan(PROMISES);
    }

    private void keep(String client) {
        String id = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'x', 'promisedAt': '2025-03-01T09:00:00Z', 'dueAt': '2025-03-20T09:00:00Z'}", client).getString("id");
        api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-03-19T09:00:00Z'}");
        api.read("/v1/clients/" + client + "/trust-score");
    }
}
