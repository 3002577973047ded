package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.support.Api;
import dev.troth.support.DatabaseOwner;
import dev.troth.support.SentStatements;
import dev.troth.support.Tokens;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A long ledger is read of the past in segments, which equal its lines")
class LongLedgerTest {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int LINES = 8_000;
    private static final int LATE = 4_000;
    private static final int SECONDS = 300;
    private static final int PAGES_DOWN = 20;
    private static final String AS_PLANNED = "reset enable_sort";
    private static final String IN_ORDER = "set enable_sort = off";
    /** Two segments' lines, and those that are in none. */
    private static final int LINES_READ = 12_000 / 4;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Inject
    Ledger ledger;
    @Inject
    LedgerVerifier verifier;
    @Inject
    TrustReader reader;
    @Inject
    TenantRounds tenants;
    @Inject
    DatabaseOwner owner;
    @Inject
    CurrentTenant current;
    @Inject
    AgroalDataSource pool;
    @Inject
    @PersistenceUnitExtension
    SentStatements sent;
    @Inject
    ObjectMapper mapper;

    private UUID client;
    private Source source;
    private final List<Evidence> evidence = IntStream.range(0, LINES).mapToObj(n -> piece(FIRST.plus(Duration.ofHours(n)), n)).toList();

    @BeforeEach
    void aLongLedger() {
        client = UUID.fromString(api.client("Ada"));
        source = new Source(client, "COMMITMENT", UUID.randomUUID());
        current.enter(tenant, "tester");
        book(source, evidence);
        assertThat(segments()).as("segments that came by the way").isPositive();
        owner.run(tenant, "select troth_segment_ledger('" + client + "', 'PROVIDER', 1000)");
        assertThat(segments()).isBetween(LINES / 500 - 2L, LINES / 500L);
    }

    @Test
    void theSumsOfEachInstantAreThoseOfItsLines() {
        assertWhole(evidence);
    }

    @Test
    void linesThatComeLateAreCountedWhereTheyBelong() {
        List<Evidence> late = IntStream.range(0, LATE).mapToObj(n -> piece(FIRST.plus(Duration.ofHours(1_000)).plusSeconds(n), n)).toList();
        book(new Source(client, "COMMITMENT", UUID.randomUUID()), late);
        owner.run(tenant, "select troth_segment_ledger('" + client + "', 'PROVIDER', 1000)");
        assertThat(segments()).as("with those that a full one was parted into").isGreaterThan(LINES / 500L);
        assertWhole(IntStream.range(0, LINES + LATE).mapToObj(n -> n < LINES ? evidence.get(n) : late.get(n - LINES)).toList());
    }

    @Test
    void whatIsTakenBackCountsAtNoInstant() {
        book(source, List.of());
        assertWhole(List.of());
    }

    @Test
    void aHistoryIsTheScoresOfItsPoints() {
        assertHistory("from=2023-12-15T10:30:00Z&to=2025-03-01T00:00:00Z&step=P1W", 60, 9);
    }

    @Test
    void aHistoryCountsASegmentFromThePointThatItEndsAt() {
        assertHistory("from=" + firstSegmentEnds() + "&to=2024-02-01T00:00:00Z&step=P1D", 5, 1);
        assertHistory("from=2023-12-15T00:00:00Z&to=" + firstSegmentEnds() + "&step=P1W", 5, 1);
    }

    private void assertHistory(String window, int atLeast, int every) {
        JsonPath history = api.read("/v1/clients/" + client + "/trust-score/history?" + window);
        List<String> points = history.getList("points.asOf");
        assertThat(points).hasSizeGreaterThan(atLeast);
        for (int i = 0; i < points.size(); i += every) {
            assertThat(history.getDouble("points[" + i + "].trust")).as(points.get(i))
                    .isEqualTo(api.read("/v1/clients/" + client + "/trust-score?asOf=" + points.get(i)).getDouble("trust"));
        }
    }

    @Test
    void fewLinesAreReadHoweverManyComeAfter() throws Exception {
        owner.run(tenant, "analyze ledger, ledger_segment");
        // The first of a process asks whether the schema has segments.
        api.read("/v1/clients/" + client + "/trust-score?asOf=2024-02-01T12:34:56Z");
        sent.forget();
        api.read("/v1/clients/" + client + "/trust-score?asOf=2024-02-01T12:34:56Z");
        List<String> score = sent.ofRequests();
        assertThat(score).hasSize(1);
        assertThat(linesRead(AS_PLANNED, score.get(0), "9223372036854775807", "'2024-02-01T12:34:56Z'", "'2024-02-01T12:34:56Z'", "'" + client + "'", "'PROVIDER'"))
                .isPositive().isLessThan(LINES_READ);
        sent.forget();
        api.read("/v1/clients/" + client + "/trust-score/history?from=2024-02-01T12:34:56Z&to=2024-10-01T00:00:00Z&step=P1Y");
        List<String> history = sent.ofRequests();
        assertThat(history).hasSize(1);
        assertThat(linesRead(AS_PLANNED, history.get(0), "9223372036854775807", "'{2024-02-01T12:34:56Z,2024-10-01T00:00:00Z}'", "'" + client + "'", "'PROVIDER'"))
                .isPositive().isLessThan(LINES_READ);
    }

    /** As long as the order comes from an index at all, which is for the planner to say: it takes the lines of an account for few. */
    @Test
    void aPageDeepDownEntersTheIndexAtItsPlace() throws Exception {
        owner.run(tenant, "analyze ledger");
        String page = "/v1/clients/" + client + "/trust-score/evidence?limit=200";
        JsonPath before = api.read(page);
        for (int n = 0; n < PAGES_DOWN; n++) {
            before = api.read(page + "&after=" + before.getString("next"));
        }
        sent.forget();
        JsonPath deep = api.read(page + "&after=" + before.getString("next"));
        String read = sent.ofRequests().stream().filter(sql -> sql.contains("fetch first")).findFirst().orElseThrow();
        String last = "'" + before.getString("items[199].effectiveAt") + "'";
        assertThat(deep.getList("items")).hasSize(200);
        assertThat(linesRead(IN_ORDER, read, "'" + client + "'", "'PROVIDER'", last, last, "'" + before.getString("items[199].id") + "'", "201")).isBetween(200L, 210L);
    }

    @Test
    void aSegmentThatIsNotItsLinesIsNamed() {
        owner.run(tenant, "update ledger_segment set r = r + 1 where tenant_id = $tenant and (ends_at, dimension) = (select min(ends_at), min(dimension) from ledger_segment where tenant_id = $tenant)");
        assertThat(tenants.as(tenant, verifier::verify).damage()).singleElement().asString().startsWith("client " + client + ", PROVIDER until ").endsWith("whose segment is not what its lines add up to");
    }

    @Test
    void aRebuildMendsSumsAndSegments() {
        owner.run(tenant, "update ledger_segment set r = r + 1 where tenant_id = $tenant");
        owner.run(tenant, "update trust_sum set s = s + 1, tally = tally - 1 where tenant_id = $tenant");
        owner.run(tenant, "insert into trust_sum (tenant_id, client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally) "
                + "values ($tenant, '" + client + "', 'CLIENT', 'CANDOR', 'PROACTIVE', 1, 0, 1, 0, 1)");
        rebuild("null", 1_000);
        assertWhole(evidence);
    }

    @Test
    void aClientWithALongLedgerIsALotOfItsOwn() {
        List<UUID> clients = List.of(client, UUID.fromString(api.client("Grace")), UUID.fromString(api.client("Edsger")), UUID.fromString(api.client("Barbara")));
        List<Evidence> little = evidence.subList(0, 10);
        clients.subList(1, 4).forEach(other -> book(new Source(other, "COMMITMENT", UUID.randomUUID()), little));
        book(new Source(clients.get(2), "COMMITMENT", UUID.randomUUID()), evidence.subList(10, 1_000));
        owner.run(tenant, "update trust_sum set s = s + 1, tally = tally - 1 where tenant_id = $tenant");
        assertThat(rebuild("null", 1_000)).extracting(lot -> lot.replaceAll(".*client |(?<=lines), .*", "")).containsExactly(
                clients.get(0) + ": 8000 lines", clients.get(1) + ": 8010 lines", clients.get(2) + ": 9010 lines", clients.get(3) + ": 9020 lines");
        assertWhole(evidence);
    }

    @Test
    void aRebuildGoesOnAfterTheClientItHadComeTo() {
        UUID later = UUID.fromString(api.client("Grace"));
        for (UUID damaged : List.of(client, later)) {
            owner.run(tenant, "insert into trust_sum (tenant_id, client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally) "
                    + "values ($tenant, '" + damaged + "', 'CLIENT', 'CANDOR', 'PROACTIVE', 1, 0, 1, 0, 1)");
        }
        rebuild("'" + client + "'", 1);
        assertThat(tenants.as(tenant, verifier::verify).damage()).singleElement().asString().startsWith("client " + client);
        rebuild("null", 1);
        assertThat(tenants.as(tenant, verifier::verify).damage()).isEmpty();
    }

    /** As the owner does, so many clients at a time, each lot committed before the next; and what it says of each. */
    private List<String> rebuild(String after, int atOnce) {
        try (Connection connection = pool.getConnection(); Statement sql = connection.createStatement()) {
            sql.execute("set role none");
            try {
                sql.execute("call troth_rebuild_ledger(" + after + ", " + atOnce + ")");
                List<String> said = new ArrayList<>();
                for (SQLWarning notice = sql.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                    said.add(notice.getMessage());
                }
                return said;
            } finally {
                sql.execute("set role troth_app");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertWhole(List<Evidence> counting) {
        assertThat(tenants.as(tenant, verifier::verify).damage()).isEmpty();
        for (int hours : new int[] {-1, 0, 1, 499, 500, 743, 1_000, 1_001, 4_321, LINES - 700, LINES - 1, LINES}) {
            for (Instant asOf : List.of(FIRST.plus(Duration.ofHours(hours)), FIRST.plus(Duration.ofHours(hours)).plusSeconds(1_800))) {
                Map<String, EvidenceSum> meant = added(counting.stream().filter(e -> !e.effectiveAt().isAfter(asOf)).map(EvidenceSum::of).toList());
                assertThat(added(reader.read(client, Party.PROVIDER, asOf).settled())).as("as of " + asOf).isEqualTo(meant);
            }
        }
    }

    private static Map<String, EvidenceSum> added(List<EvidenceSum> sums) {
        Map<String, EvidenceSum> added = new TreeMap<>();
        sums.forEach(sum -> added.merge(sum.dimension() + " " + sum.reason(), sum, EvidenceSum::plus));
        added.values().removeIf(EvidenceSum::isZero);
        return added;
    }

    private static Evidence piece(Instant at, int n) {
        return n % 3 == 0 ? Evidence.against(Party.PROVIDER, Dimension.RELIABILITY, Reason.MISSED, 1, at)
                : Evidence.supporting(Party.PROVIDER, n % 3 == 1 ? Dimension.RELIABILITY : Dimension.COMMUNICATION, n % 3 == 1 ? Reason.EARLY : Reason.REPLY, .1 * (n % 7 + 1), at);
    }

    private void book(Source from, List<Evidence> pieces) {
        QuarkusTransaction.requiringNew().timeout(SECONDS).run(() -> ledger.reconcile(from, Submission.settled(pieces), Instant.now()));
    }

    private long segments() {
        return Long.parseLong(ofSegments("count(distinct ends_at)"));
    }

    private String firstSegmentEnds() {
        return ofSegments("to_char(min(ends_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    }

    private String ofSegments(String what) {
        try (Connection connection = pool.getConnection(); Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select " + what + " from ledger_segment")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lines of the ledger that PostgreSQL looks at for a statement, taken or not. */
    private long linesRead(String planner, String statement, String... values) throws Exception {
        String sql = statement;
        for (String value : values) {
            sql = sql.replaceFirst("\\?", value);
        }
        try (Connection connection = pool.getConnection(); Statement explain = connection.createStatement()) {
            explain.execute(planner);
            try (ResultSet plan = explain.executeQuery("explain (analyze, format json) " + sql)) {
                plan.next();
                return linesRead(mapper.readTree(plan.getString(1)).get(0).get("Plan"));
            } finally {
                explain.execute(AS_PLANNED);
            }
        }
    }

    private static long linesRead(JsonNode node) {
        long here = node.path("Relation Name").asText().equals("ledger")
                ? node.get("Actual Loops").asLong() * (node.get("Actual Rows").asLong() + node.path("Rows Removed by Filter").asLong()) : 0;
        for (JsonNode child : node.path("Plans")) {
            here += linesRead(child);
        }
        return here;
    }
}
