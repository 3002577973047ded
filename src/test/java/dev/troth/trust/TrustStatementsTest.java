package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.SentStatements;
import dev.troth.support.Tokens;
import dev.troth.trust.model.Party;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("History, portfolio and what-if: a constant number of statements, and nothing written that was not asked for")
class TrustStatementsTest {

    private static final String BOOKS = "select (select count(*) from ledger) || ' ' || (select count(*) from journal) || ' ' || (select count(*) from open_fact) "
            + "|| ' ' || (select coalesce(sum(r), 0) || ' ' || coalesce(sum(s), 0) from trust_sum) || ' ' || (select coalesce(sum(version), 0) || ' ' || count(*) "
            + "from commitment) || ' ' || (select count(*) from incident) || ' ' || (select count(*) from disclosure)";

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private final Relations relations = new Relations(api);

    @Inject
    @PersistenceUnitExtension
    SentStatements sent;
    @Inject
    AgroalDataSource pool;
    @Inject
    CurrentTenant current;
    @Inject
    Portfolio portfolio;

    @Test
    void aHistoryIsOneStatementHoweverManyPoints() {
        String client = relations.eventful("Ada Okafor");
        String path = "/v1/clients/" + client + "/trust-score/history?from=2025-01-01T00:00:00Z&to=2025-12-31T00:00:00Z&step=";
        // Whether the schema has segments is asked once.
        api.read(path + "P3M");
        List<String> few = statements(path + "P3M");
        assertThat(few).hasSize(1);
        assertThat(statements(path + "P1D")).isEqualTo(few);
        assertThat(statements("/v1/clients/" + client + "/trust-score/history")).hasSize(2);
    }

    @Test
    void aPortfolioIsTwoStatementsHoweverManyClients() {
        relations.eventful("Ada Okafor");
        List<String> one = statements("/v1/trust-scores");
        assertThat(one).as("the standings, and the names of the page").hasSize(2);
        for (int i = 0; i < 5; i++) {
            relations.eventful("Client " + i);
        }
        assertThat(statements("/v1/trust-scores?limit=1")).hasSize(2);
        assertThat(statements("/v1/trust-scores?stage=PROSPECT")).hasSize(3);
    }

    @Test
    void theStandingsOfSomeClientsAreThoseOfAll() {
        UUID ada = UUID.fromString(relations.eventful("Ada Okafor"));
        relations.trusted("Another", 2);
        current.enter(tenant, "tester");
        Instant asOf = Instant.parse("2025-11-01T00:00:00Z");
        List<Standing> all = new ArrayList<>();
        portfolio.standings(Party.PROVIDER, asOf, all::add);
        assertThat(all).hasSize(2);
        assertThat(portfolio.standings(Party.PROVIDER, asOf, List.of(ada, UUID.randomUUID())))
                .isEqualTo(all.stream().filter(standing -> standing.clientId().equals(ada)).toList());
        assertThat(portfolio.standings(Party.PROVIDER, asOf, List.of())).isEmpty();
    }

    @Test
    void aWhatIfStoresNothing() throws SQLException {
        String client = relations.eventful("Ada Okafor");
        String promise = relations.promise(client, "2025-06-10");
        String incident = relations.incident(client, "2025-05-01T09:00:00Z");
        current.enter(tenant, "tester");
        String before = books();
        sent.forget();
        api.done("/v1/clients/" + client + "/trust-score/what-if", "{'facts': [{'commitment': {'id': '%s', 'outcome': 'MISSED'}}, "
                + "{'incident': {'id': '%s', 'ownership': 'SHIFTED'}}, {'disclosure': {'disclosedAt': '2025-06-01T00:00:00Z'}}]}", promise, incident);
        assertThat(sent.ofRequests()).noneMatch(sql -> sql.stripLeading().matches("(?is)(insert|update|delete).*"));
        assertThat(books()).isEqualTo(before);
        assertThat(api.read("/v1/clients/" + client + "/trust-score/rebuild").getBoolean("equal")).isTrue();
    }

    private List<String> statements(String path) {
        sent.forget();
        api.read(path);
        return sent.ofRequests();
    }

    private String books() throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(BOOKS)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
