package dev.troth.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.support.Api;
import dev.troth.support.SentStatements;
import dev.troth.support.Tokens;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What is sent to the database for a promise: nothing twice, and nothing about what nobody can have heard of")
class CommitmentStatementsTest {

    private static final Pattern STATEMENT = Pattern.compile("(?is)\\s*(?:with \\w+ as \\()?(select\\b.*?\\sfrom|insert into|update|delete from) (\\w+).*");

    private final Api api = Api.withToken(Tokens.of(Tokens.freshTenant()));

    @Inject
    @PersistenceUnitExtension
    SentStatements sent;

    @Test
    void aPromiseIsRecordedWithSixStatements() {
        String client = api.client("Ada Okafor");
        sent.forget();
        promise(client);
        assertThat(sentFor()).containsExactly("select trust_subject", "select agreement", "select client", "insert commitment", "insert open_fact",
                "insert journal");
    }

    @Test
    void aDeliveryTakesTheAccountsOnceAndAddsToAllSumsAtOnce() {
        String client = api.client("Ada Okafor");
        String promise = promise(client);
        sent.forget();
        api.done("/v1/commitments/" + promise + "/deliver", "{'deliveredAt': '2025-01-09T09:00:00Z'}");
        assertThat(sentFor()).containsExactly("select commitment", "select trust_subject", "update commitment", "select disclosure", "select ledger",
                "insert ledger", "insert trust_sum", "select ledger", "delete open_fact", "insert journal",
                "select disclosure", "select incident");
    }

    @Test
    void aListIsCountedWhereItGoesOnOnly() {
        String client = api.client("Ada Okafor");
        promise(client);
        promise(client);
        sent.forget();
        JsonPath whole = api.read("/v1/commitments?limit=2");
        assertThat(sentFor()).containsExactly("select commitment");
        assertThat(whole.getString("total.count") + " " + whole.getString("total.relation")).isEqualTo("2 EXACT");
        sent.forget();
        JsonPath begun = api.read("/v1/commitments?limit=1");
        assertThat(sentFor()).containsExactly("select commitment", "select commitment");
        assertThat(begun.getString("total.count") + " " + begun.getString("total.relation")).isEqualTo("2 EXACT");
    }

    private String promise(String client) {
        return api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Report', 'promisedAt': '2025-01-01T09:00:00Z', 'dueAt': '2025-01-11T09:00:00Z'}",
                client).getString("id");
    }

    /** What each is and the table it is about, in order. */
    private List<String> sentFor() {
        return sent.ofRequests().stream().map(STATEMENT::matcher).filter(Matcher::matches).map(found -> found.group(1).split("\\s")[0] + " " + found.group(2)).toList();
    }
}
