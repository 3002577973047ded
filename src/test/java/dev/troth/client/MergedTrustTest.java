package dev.troth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.record.ClientHoldings;
import dev.troth.support.Api;
import dev.troth.support.TenantRows;
import dev.troth.support.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("After a merge the ledger and the score are those of one client recorded once")
class MergedTrustTest {

    /** Every table that names a client, by a column of that name or by a reference to clients. */
    private static final String NAMING_A_CLIENT = """
            select table_name from information_schema.columns where table_schema = 'public' and column_name = 'client_id'
            union select conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid = 'client'::regclass and conrelid <> 'client'::regclass""";

    /** References that name the client of both records, and would stand in the way of the first of them that moves. */
    private static final String RIGID = """
            select conname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname = 'client_id'
            where c.contype = 'f' and c.connamespace = 'public'::regnamespace and array_length(c.conkey, 1) > 2 and not c.condeferrable""";

    private static final String STANDING = """
            select concat_ws(' ', subject, dimension, reason, r, s, effective_at, tally) from ledger l where client_id = '%s' and reverses is null
            and not exists (select from ledger r where r.reverses = l.id) order by 1""";
    private static final String SUMS = """
            select concat_ws(' ', subject, dimension, reason, r, s, fast_r, fast_s, tally) from trust_sum where client_id = '%s'
            and (r, s, fast_r, fast_s, tally) <> (0, 0, 0, 0, 0) order by 1""";
    private static final String ESTABLISHED = "select concat_ws(' ', subject, established_at) from trust_subject where client_id = '%s' order by 1";
    private static final String OPEN = "select concat_ws(' ', source_type, facts) from open_fact where client_id = '%s' order by 1";

    @Inject
    AgroalDataSource pool;
    @Inject
    CurrentTenant current;
    @Inject
    @All
    List<ClientHoldings> holdings;

    private final String twiceTenant = Tokens.freshTenant();
    private final String onceTenant = Tokens.freshTenant();
    private TenantRows twiceRows;
    private TenantRows onceRows;

    @BeforeEach
    void lookBehind() {
        twiceRows = new TenantRows(pool, current, twiceTenant);
        onceRows = new TenantRows(pool, current, onceTenant);
    }

    @Test
    void everyTableThatNamesAClientIsSeenTo() throws SQLException {
        List<String> handed = holdings.stream().flatMap(held -> held.tables().stream()).toList();
        assertThat(handed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(twiceRows.texts(NAMING_A_CLIENT)))
                .as("each has a room that hands it over, or is one of the books").isEqualTo(new TreeSet<>(Stream.concat(handed.stream(), ClientMerging.BOOKS.stream()).toList()));
        assertThat(twiceRows.texts(RIGID)).as("references that do not wait for both records to have moved").isEmpty();
    }

    /** The same facts of somebody recorded twice, who is then merged, and of somebody recorded once. */
    @ParameterizedTest(name = "of a client with the terms [{0}]")
    @ValueSource(strings = {"", ", 'businessHours': {'days': ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], 'from': '09:00', 'to': '17:00'}, "
            + "'channels': [{'channel': 'CHAT', 'address': 'ada'}]"})
    void sameFactsSameScore(String terms) throws SQLException {
        String client = "{'name': 'Ada Okafor', 'stage': 'ACTIVE'" + terms + "}";
        Twice twice = new Twice(Api.withToken(Tokens.of(twiceTenant)), client, "{'name': 'A. Okafor', 'stage': 'PROSPECT'}");
        Api once = Api.withToken(Tokens.of(onceTenant));
        String ada = once.created("/v1/clients", client).getString("id");
        new MergedFacts(twice.api, twice.into, twice.from).record();
        new MergedFacts(once, ada, ada).record();
        twice.merged();

        for (String query : List.of(STANDING, SUMS, ESTABLISHED)) {
            assertThat(twiceRows.texts(query.formatted(twice.into))).as(query).isNotEmpty().isEqualTo(onceRows.texts(query.formatted(ada)));
        }
        assertThat(twiceRows.texts(OPEN.formatted(twice.into))).hasSameSizeAs(onceRows.texts(OPEN.formatted(ada)));
        assertThat(twiceRows.texts(OPEN.formatted(twice.from))).isEmpty();
        assertThat(twiceRows.texts(STANDING.formatted(twice.from))).isEmpty();
        assertThat(twiceRows.texts(SUMS.formatted(twice.from))).isEmpty();
        for (String subject : List.of("PROVIDER", "CLIENT")) {
            assertThat(twice.read(twice.into + "/trust-score/rebuild?subject=" + subject).getBoolean("equal")).isTrue();
            assertThat(twice.read(twice.from + "/trust-score/rebuild?subject=" + subject).getBoolean("equal")).isTrue();
            for (String asOf : List.of("2025-01-15T09:00:00Z", "2025-02-20T09:00:00Z", "2025-03-20T09:00:00Z", "2025-06-01T09:00:00Z", "2090-01-01T09:00:00Z")) {
                assertSame(score(twice.api, twice.into, subject, asOf), score(once, ada, subject, asOf), subject + " at " + asOf);
            }
        }
        assertThat(twice.read(twice.into + "/contact").<String, Object>getMap("")).containsAllEntriesOf(without(once.read("/v1/clients/" + ada + "/contact"), "clientId"));
    }

    private static void assertSame(JsonPath merged, JsonPath recorded, String what) {
        for (String number : List.of("trust", "interval.low", "interval.high", "uncertainty", "mass", "momentum")) {
            assertThat(merged.getDouble(number)).as(number + " of " + what).isCloseTo(recorded.getDouble(number), within(1e-12));
        }
        assertThat(merged.getString("band")).as(what).isEqualTo(recorded.getString("band"));
        assertThat(merged.getMap("delivery")).as(what).isEqualTo(recorded.getMap("delivery"));
        assertThat(merged.getList("open")).as(what).hasSameSizeAs(recorded.getList("open"));
        List<Double> effects = recorded.getList("contributions.effect");
        assertThat(merged.getList("contributions.reason")).as(what).isEqualTo(recorded.getList("contributions.reason"));
        for (int i = 0; i < effects.size(); i++) {
            assertThat(merged.getDouble("contributions[" + i + "].effect")).as(what).isCloseTo(effects.get(i), within(1e-12));
        }
    }

    private static JsonPath score(Api api, String client, String subject, String asOf) {
        return api.read("/v1/clients/" + client + "/trust-score?subject=" + subject + "&asOf=" + asOf);
    }

    private static Map<String, Object> without(JsonPath object, String member) {
        Map<String, Object> others = new LinkedHashMap<>(object.getMap(""));
        others.remove(member);
        return others;
    }
}
