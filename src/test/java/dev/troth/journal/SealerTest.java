package dev.troth.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.support.Api;
import dev.troth.support.DriverLog;
import dev.troth.support.Rows;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The sealer gives what is committed its order")
class SealerTest {

    private static final String NUMBERS = "select seq from journal_seal order by seq";
    private static final String WAITING = "select entry_id from journal_pending";
    private static final String INSERT = "insert into journal (id, record_type, record_id, type, actor, occurred_at, recorded_at) "
            + "select gen_random_uuid(), 'TEST', gen_random_uuid(), 'test.written', 'tester ' || n, now(), now() - n * interval '1 second' from generate_series(1, %d) n";

    @Inject
    Sealer sealer;
    @Inject
    EventFeed feed;
    @Inject
    TenantRounds tenants;
    @Inject
    JournalRows rows;
    @Inject
    HeardSeals heard;
    @Inject
    DriverLog driver;
    @Inject
    Config config;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Test
    void withNumbersThatCountFromOneInTheOrderOfTheCommits() {
        for (int i = 0; i < 5; i++) {
            api.client("Client " + i);
        }
        seal();
        assertThat(rows.read(tenant, NUMBERS)).containsExactly("1", "2", "3", "4", "5");
        assertThat(rows.read(tenant, "select p.data ->> 'name' from journal_seal s join journal_payload p using (entry_id) order by seq"))
                .containsExactly("Client 0", "Client 1", "Client 2", "Client 3", "Client 4");
        assertThat(rows.read(tenant, WAITING)).isEmpty();
    }

    @Test
    void whateverTheClocksOfTheReplicasSay() {
        rows.write(tenant, INSERT.formatted(3));
        seal();
        assertThat(rows.read(tenant, "select actor from journal_seal s join journal j on j.id = s.entry_id order by seq"))
                .as("the latest commit has the earliest clock").containsExactly("tester 1", "tester 2", "tester 3");
    }

    @Test
    void inBatchesWhereManyWaitAndTellsOfEachOnce() {
        int many = 2 * Sealer.BATCH + 100;
        rows.write(tenant, INSERT.formatted(many));
        seal();
        List<String> numbers = IntStream.rangeClosed(1, many).mapToObj(Integer::toString).toList();
        assertThat(rows.read(tenant, NUMBERS)).isEqualTo(numbers);
        assertThat(heard.of(tenant)).extracting(entry -> Long.toString(entry.seq())).isEqualTo(numbers);
        assertThat(api.read("/v1/journal/verify").getLong("sealed")).isEqualTo(many);
    }

    /** Each may be megabytes. What the driver fetches a few rows at a time it has in a portal. */
    @Test
    void withAFewInMemoryAtATimeWhichIsHowTheyAreVerifiedToo() {
        long fetches = 0;
        // The service's own sealer may come first, or leave nothing as this one has its turn, though hardly again and again.
        for (int tries = 0; fetches < 2 && tries < 5; tries++) {
            rows.write(tenant, INSERT.formatted(25));
            fetches = fetches(driver.of(this::seal));
        }
        assertThat(fetches).as("20 and 5").isEqualTo(2);
        long sealed = rows.read(tenant, NUMBERS).size();
        assertThat(fetches(driver.of(() -> api.read("/v1/journal/verify")))).isEqualTo(sealed / 20 + 1);
    }

    private static long fetches(List<String> said) {
        return said.stream().filter(line -> line.contains("FE=> Execute(portal=C_") && line.contains("limit=20")).count();
    }

    /** Who keeps it waiting has a webhook that is to be told, say, and changes the million deliveries that wait for it. */
    @Test
    void whichThoseWhoReadDoNotWaitForAsLongAsSomebodyHoldsAWebhook() throws Exception {
        api.created("/v1/webhooks", "{'url': 'http://127.0.0.1:1024/hook', 'types': ['client.*']}");
        String before = api.read("/v1/events").getString("next");
        try (Connection holding = new Rows(config).superuser(); Statement lock = holding.createStatement()) {
            holding.setAutoCommit(false);
            lock.execute("select id from webhook where tenant_id = '" + tenant + "' for update");
            api.client("Ada");
            assertThat(api.read("/v1/events?after=" + before).getList("items")).isEmpty();
            assertThat(api.read("/v1/journal/verify").getMap("$")).containsEntry("pending", 1).doesNotContainKey("broken");
            holding.rollback();
        }
        assertThat(api.read("/v1/events?after=" + before).<String>getList("items.type")).containsExactly("dev.troth.client.created");
    }

    @Test
    void whoseTurnNobodyWaitsForWhoLooksAgainInAMoment() throws Exception {
        try (Connection sealing = new Rows(config).superuser(); Statement lock = sealing.createStatement()) {
            lock.execute("select pg_advisory_lock(hashtextextended('journal_seal " + tenant + "', 0))");
            api.client("Ada");
            List<String> said = driver.of(() -> assertThat(look()).isZero());
            assertThat(said).anyMatch(line -> line.contains("pg_try_advisory_xact_lock")).noneMatch(line -> line.contains("from pg_advisory_xact_lock"));
            // A session that is closed lets go of it a moment later.
            lock.execute("select pg_advisory_unlock_all()");
        }
        assertThat(look()).isEqualTo(1);
    }

    private long look() {
        return tenants.as(tenant, feed::end);
    }

    @Test
    void onceHoweverManySealAtTheSameTime() {
        rows.write(tenant, INSERT.formatted(200));
        Stream.generate(() -> CompletableFuture.runAsync(this::seal)).limit(6).toList().forEach(CompletableFuture::join);
        assertThat(heard.of(tenant)).extracting(SealedEntry::seq).isEqualTo(IntStream.rangeClosed(1, 200).mapToObj(Long::valueOf).toList());
    }

    @Test
    void notAtAllWhereAListenerFailsAndThenAgain() {
        heard.fail(tenant);
        api.client("Ada");
        assertThatThrownBy(this::seal).hasStackTraceContaining("as the test wants");
        assertThat(rows.read(tenant, NUMBERS)).isEmpty();
        assertThat(rows.read(tenant, WAITING)).hasSize(1);
        heard.recover(tenant);
        seal();
        assertThat(rows.read(tenant, NUMBERS)).containsExactly("1");
        assertThat(heard.of(tenant)).extracting(SealedEntry::type).containsExactly("client.created");
    }

    @Test
    void andIsNotStoppedByAnEntryThatWaitsThoughItIsSealedOrIsNone() {
        api.client("Ada");
        seal();
        rows.write(tenant, "insert into journal_pending (entry_id) select entry_id from journal_seal union all select gen_random_uuid()");
        api.client("Grace");
        seal();
        assertThat(rows.read(tenant, NUMBERS)).containsExactly("1", "2");
        assertThat(rows.read(tenant, WAITING)).isEmpty();
    }

    @Test
    void whichTheServiceItselfCannotChange() {
        api.client("Ada");
        seal();
        for (String statement : List.of("update journal_seal set seq = seq + 1", "delete from journal_seal", "update journal_payload set data = null",
                "update journal_pending set entry_id = entry_id")) {
            assertThatThrownBy(() -> rows.write(tenant, statement)).as(statement).hasStackTraceContaining("permission denied");
        }
    }

    private void seal() {
        tenants.as(tenant, () -> {
            sealer.seal();
            return null;
        });
    }
}
