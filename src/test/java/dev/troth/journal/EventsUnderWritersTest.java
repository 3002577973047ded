package dev.troth.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.journal.JournalEntry.What;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A reader that follows next sees every event exactly once, whatever is written meanwhile")
class EventsUnderWritersTest {

    private static final int WRITERS = 16;
    private static final int WRITES = 30;
    private static final int OF_HTTP = 2;
    private static final int SLOW = 4;
    private static final int COMMITS_AWAITED = 5;

    @Inject
    Journal journal;
    @Inject
    EntityManager em;
    @Inject
    TenantRounds tenants;
    @Inject
    JournalRows rows;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Object progress = new Object();
    private int commits;
    private int fastWriters = WRITERS - SLOW;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void byManyWritersSomeOfWhomTakeTheirTime() throws Exception {
        List<CompletableFuture<List<String>>> readers = List.of(async(() -> follow(20)), async(() -> follow(100)));
        List<CompletableFuture<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(CompletableFuture.runAsync(() -> write(writer), threads));
        }
        for (CompletableFuture<?> writer : writers) {
            writer.get(90, TimeUnit.SECONDS);
        }
        List<String> first = readers.get(0).get(60, TimeUnit.SECONDS);
        List<String> second = readers.get(1).get(60, TimeUnit.SECONDS);

        assertThat(first).isEqualTo(second);
        assertThat(first).isEqualTo(rows.read(tenant, "select seq || ' ' || entry_id from journal_seal order by seq"));
        assertThat(first).extracting(event -> event.split(" ")[0]).isEqualTo(IntStream.rangeClosed(1, WRITERS * WRITES).mapToObj(Integer::toString).toList());
        assertThat(first).extracting(event -> event.split(" ")[1]).containsExactlyInAnyOrderElementsOf(rows.read(tenant, "select id from journal"));
        assertThat((Object) api.read("/v1/journal/verify").get("broken")).isNull();
    }

    @Test
    void whereWhatBeganFirstIsCommittedLast() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> append("practice.revised", () -> {
            begun.countDown();
            await(commit);
        }), threads);
        await(begun);
        append("practice.recorded", () -> {
        });
        JsonPath page = api.read("/v1/events");
        assertThat(page.<String>getList("items.type")).containsExactly("dev.troth.practice.recorded");
        CompletableFuture<JsonPath> next = async(() -> api.read("/v1/events?wait=20&after=" + page.getString("next")));
        commit.countDown();
        slow.get(10, TimeUnit.SECONDS);
        JsonPath late = next.get(20, TimeUnit.SECONDS);
        assertThat(late.<String>getList("items.type")).containsExactly("dev.troth.practice.revised");
        assertThat(late.<String>getList("items.sequence")).containsExactly("2");
    }

    /** Follows the feed from its beginning until everything was seen. */
    private List<String> follow(int limit) {
        List<String> seen = new ArrayList<>();
        String after = "";
        while (seen.size() < WRITERS * WRITES) {
            JsonPath page = api.read("/v1/events?wait=20&limit=" + limit + after);
            List<String> sequences = page.getList("items.sequence");
            List<String> ids = page.getList("items.id");
            assertThat(ids).as("something within the time").isNotEmpty();
            for (int i = 0; i < ids.size(); i++) {
                seen.add(sequences.get(i) + " " + ids.get(i));
            }
            after = "&after=" + page.getString("next");
        }
        return seen;
    }

    private void write(int writer) {
        for (int i = 0; i < WRITES; i++) {
            if (writer < OF_HTTP) {
                api.client("Client " + i);
            } else if (writer < WRITERS - SLOW) {
                append("practice.recorded", () -> {
                });
            } else {
                append("practice.revised", this::awaitOthers);
            }
            synchronized (progress) {
                commits++;
                progress.notifyAll();
            }
        }
        synchronized (progress) {
            fastWriters -= writer < WRITERS - SLOW ? 1 : 0;
            progress.notifyAll();
        }
    }

    /** Keeps a transaction open until others, who began later, have committed. */
    private void awaitOthers() {
        synchronized (progress) {
            int then = commits + COMMITS_AWAITED;
            try {
                while (commits < then && fastWriters > 0) {
                    progress.wait();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void append(String type, Runnable beforeCommit) {
        tenants.as(tenant, () -> {
            QuarkusTransaction.requiringNew().run(() -> {
                journal.append(new What(null, "PRACTICE", UUID.randomUUID(), type, Instant.parse("2025-03-01T09:00:00Z"), null), null, null);
                em.flush();
                beforeCommit.run();
            });
            return null;
        });
    }

    private <T> CompletableFuture<T> async(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
