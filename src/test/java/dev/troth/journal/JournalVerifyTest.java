package dev.troth.journal;

import static dev.troth.support.Refusals.refusedParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.http.StreamLimit;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.support.Api;
import dev.troth.support.Rows;
import dev.troth.support.DatabaseOwner;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@DisplayName("Verifying the journal names the first broken link")
class JournalVerifyTest {

    private static final String VERIFY = "/v1/journal/verify";
    private static final int ENTRIES = 6;
    private static final String ENTRY = "(select entry_id from journal_seal where tenant_id = $tenant and seq = %d)";

    @Inject
    DatabaseOwner owner;
    @Inject
    ErasedInTest erased;
    @Inject
    StreamLimit atOnce;
    @Inject
    TenantRounds tenants;
    @Inject
    Config config;
    @ConfigProperty(name = "troth.limits.streams-per-tenant")
    int ofATenant;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private final Api other = Api.ofFreshTenant();
    private final List<String> clients = new ArrayList<>();

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage("the entry's actor", "ENTRY_CHANGED", 3,
                        List.of("update journal set actor = 'nobody' where tenant_id = $tenant and id = " + ENTRY.formatted(3)),
                        List.of("update journal set actor = 'tester' where tenant_id = $tenant and id = " + ENTRY.formatted(3))),
                new Damage("a microsecond of the entry's time", "ENTRY_CHANGED", 2,
                        List.of("update journal set occurred_at = occurred_at + interval '1 microsecond' where tenant_id = $tenant and id = " + ENTRY.formatted(2)),
                        List.of("update journal set occurred_at = occurred_at - interval '1 microsecond' where tenant_id = $tenant and id = " + ENTRY.formatted(2))),
                new Damage("what was said", "PAYLOAD_CHANGED", 4,
                        List.of("update journal_payload set data = '{\"name\": \"Eve\"}' where tenant_id = $tenant and entry_id = " + ENTRY.formatted(4)),
                        List.of("update journal_payload set data = '{\"name\": \"Client 3\"}' where tenant_id = $tenant and entry_id = " + ENTRY.formatted(4))),
                new Damage("what a correction would bring back", "PAYLOAD_CHANGED", 1,
                        List.of("update journal_payload set undo = '{\"name\": \"Eve\"}' where tenant_id = $tenant and entry_id = " + ENTRY.formatted(1)),
                        List.of("update journal_payload set undo = '{}' where tenant_id = $tenant and entry_id = " + ENTRY.formatted(1))),
                hidden("what was said is gone", "PAYLOAD_MISSING", 5, "journal_payload", "entry_id = " + ENTRY.formatted(5)),
                hidden("the entry is gone", "ENTRY_MISSING", 3, "journal", "id = " + ENTRY.formatted(3)),
                hidden("the link is gone", "SEAL_MISSING", 3, "journal_seal", "seq = 3"),
                hidden("the first link is gone", "SEAL_MISSING", 1, "journal_seal", "seq = 1"),
                hidden("the last link is gone", "NOT_SEALED", null, "journal_seal", "seq = 6"),
                new Damage("two neighbours have changed places", "ORDER_CHANGED", 3, places(3, 4), places(3, 4)),
                new Damage("two have changed places", "ORDER_CHANGED", 2, places(2, 5), places(2, 5)),
                new Damage("an entry that never waited", "NOT_SEALED", null,
                        List.of("insert into journal (tenant_id, id, record_type, record_id, type, actor, occurred_at, recorded_at) values ($tenant, "
                                + "gen_random_uuid(), 'TEST', gen_random_uuid(), 'test.forged', 'nobody', now(), now())"),
                        List.of("delete from journal where tenant_id = $tenant and type = 'test.forged'")));
    }

    @BeforeEach
    void sixEntriesEach() {
        for (int i = 0; i < ENTRIES; i++) {
            clients.add(api.client("Client " + i));
        }
        other.client("Other");
        assertWhole(api.read(VERIFY), ENTRIES);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whereItWasDamaged(Damage damage) {
        owner.run(tenant, damage.done().toArray(String[]::new));
        JsonPath found = api.read(VERIFY);
        assertThat(found.getString("broken.reason")).isEqualTo(damage.reason());
        assertThat((Object) found.get("broken.seq")).isEqualTo(damage.seq());
        assertThat(found.getString("broken.entryId") == null).as("which entry").isEqualTo(damage.reason().equals("SEAL_MISSING"));
        assertWhole(other.read(VERIFY), 1);

        owner.run(tenant, damage.undone().toArray(String[]::new));
        assertWhole(api.read(VERIFY), ENTRIES);
    }

    @Test
    void theFirstOfSeveral() {
        owner.run(tenant, "update journal set actor = 'nobody' where tenant_id = $tenant and id in (" + ENTRY.formatted(5) + ", " + ENTRY.formatted(2) + ")");
        assertThat(api.read(VERIFY).getInt("broken.seq")).isEqualTo(2);
        assertThat(api.read(VERIFY + "?after=2").getInt("broken.seq")).isEqualTo(5);
        assertThat((Object) api.read(VERIFY + "?after=5").get("broken")).isNull();
    }

    @Test
    void whatIsWrittenAnewBreaksTheLinkAfterIt() {
        owner.run(tenant, "update journal_seal set hash = sha256('anew') where tenant_id = $tenant and seq = 4");
        JsonPath found = api.read(VERIFY + "?after=4");
        assertThat(found.getString("broken.reason")).isEqualTo("ENTRY_CHANGED");
        assertThat(found.getInt("broken.seq")).isEqualTo(5);
    }

    @Test
    void aHeadThatWasNotedShowsThatTheEndWasCut() {
        JsonPath head = api.read(VERIFY);
        String noted = "seq=" + head.getInt("head.seq") + "&hash=" + head.getString("head.hash");
        assertWhole(api.read(VERIFY + "?" + noted), ENTRIES);
        assertWhole(api.read(VERIFY + "?after=6&" + noted), ENTRIES);
        String last = " set tenant_id = tenant_id || '-hidden' where tenant_id = $tenant and ";
        owner.run(tenant, "update journal_payload" + last + "entry_id = " + ENTRY.formatted(6), "update journal" + last + "id = " + ENTRY.formatted(6),
                "update journal_seal" + last + "seq = 6");
        assertWhole(api.read(VERIFY), ENTRIES - 1);
        JsonPath cut = api.read(VERIFY + "?" + noted);
        assertThat(cut.getString("broken.reason")).isEqualTo("HEAD_MISSING");
        assertThat(cut.getInt("broken.seq")).isEqualTo(6);
        assertThat(api.read(VERIFY + "?after=6").getString("broken.reason")).isEqualTo("SEAL_MISSING");
        api.client("Another sixth");
        assertThat(api.read(VERIFY + "?" + noted).getString("broken.reason")).as("another entry in its place").isEqualTo("HEAD_MISSING");
    }

    @Test
    void aJournalThatIsGoneIsNotOneThatNeverWas() {
        String hide = " set tenant_id = tenant_id || '-hidden' where tenant_id = $tenant";
        owner.run(tenant, "update journal_payload" + hide, "update journal_seal" + hide, "update journal" + hide);
        JsonPath found = api.read(VERIFY);
        assertThat(found.getInt("sealed")).isZero();
        assertThat(found.getString("broken.reason")).isEqualTo("SEAL_MISSING");
        assertThat(found.getInt("broken.seq")).isEqualTo(1);
        assertWhole(other.read(VERIFY), 1);
    }

    @Test
    void erasureLeavesTheChainWhole() {
        owner.run(tenant, "delete from journal_payload where tenant_id = $tenant and entry_id = " + ENTRY.formatted(2));
        assertThat(api.read(VERIFY).getString("broken.reason")).isEqualTo("PAYLOAD_MISSING");
        erased.add(UUID.fromString(clients.get(1)));
        JsonPath verified = api.read(VERIFY);
        assertThat(verified.getInt("erased")).isEqualTo(1);
        assertThat((Object) verified.get("broken")).isNull();
        owner.run(tenant, "update journal set actor = 'nobody' where tenant_id = $tenant and id = " + ENTRY.formatted(2));
        assertThat(api.read(VERIFY).getString("broken.reason")).as("the rest of the entry is held all the same").isEqualTo("ENTRY_CHANGED");
    }

    @Test
    void aJournalWithoutEntriesIsWhole() {
        JsonPath verified = Api.ofFreshTenant().read(VERIFY);
        assertThat(verified.getInt("sealed")).isZero();
        assertThat(verified.getInt("head.seq")).isZero();
        assertThat(verified.getString("head.hash")).isEqualTo("0".repeat(64));
        assertThat((Object) verified.get("broken")).isNull();
    }

    @Test
    void aLinkThatSomebodyNamedAndThatThereIsNoneOfIsNoDamage() throws SQLException {
        api.read(VERIFY);
        assertThat(api.read(VERIFY + "?after=999999").getString("broken.reason")).isEqualTo("SEAL_MISSING");
        assertThat(sound()).isEqualTo("true");
        owner.run(tenant, "update journal_seal set tenant_id = tenant_id || '-hidden' where tenant_id = $tenant and seq = 3");
        assertThat(api.read(VERIFY + "?after=3").getInt("broken.seq")).isEqualTo(3);
        assertThat(sound()).as("where there is more, there was such a link").isEqualTo("false");
    }

    private String sound() throws SQLException {
        try (Connection connection = new Rows(config).superuser()) {
            return Rows.column(connection, "select sound::text from verification where what = 'JOURNAL' and tenant_id = '" + tenant + "'").get(0);
        }
    }

    /** It takes a thread and a connection for minutes where there is much, also for a caller who has left: no more at once than imports and exports. */
    @Test
    void isRefusedWhileAsMuchRunsAsMayRunAtOnce() {
        assertThat(amid(ofATenant)).isEqualTo(503);
        assertThat(amid(ofATenant - 1)).isEqualTo(200);
    }

    /** What it is answered with amid so many others of this tenant. */
    private int amid(int others) {
        return others == 0 ? api.get(VERIFY).statusCode() : tenants.as(tenant, () -> atOnce.counted(() -> amid(others - 1)));
    }

    @Test
    void isAskedStrictly() {
        refusedParameter(api.get(VERIFY + "?after=-1"), "after");
        refusedParameter(api.get(VERIFY + "?seq=1"), "hash");
        refusedParameter(api.get(VERIFY + "?hash=" + "0".repeat(64)), "seq");
        refusedParameter(api.get(VERIFY + "?seq=1&hash=xyz"), "hash");
        refusedParameter(api.get(VERIFY + "?seq=0&hash=" + "0".repeat(64)), "seq");
    }

    private static void assertWhole(JsonPath verified, int entries) {
        assertThat((Object) verified.get("broken")).as(verified.prettify()).isNull();
        assertThat(verified.getInt("sealed")).isEqualTo(entries);
        assertThat(verified.getInt("pending")).isZero();
        assertThat(verified.getInt("erased")).isZero();
        assertThat(verified.getInt("head.seq")).isEqualTo(entries);
    }

    /** A row that is not the tenant's any more is gone for it, and can be brought back. */
    private static Damage hidden(String what, String reason, Integer seq, String table, String which) {
        return new Damage(what, reason, seq,
                List.of("update " + table + " set tenant_id = tenant_id || '-hidden' where tenant_id = $tenant and " + which),
                List.of("update " + table + " set tenant_id = $tenant where tenant_id = $tenant || '-hidden'"));
    }

    private static List<String> places(int one, int another) {
        String move = "update journal_seal set seq = %d where tenant_id = $tenant and seq = %d";
        return List.of(move.formatted(1_000, one), move.formatted(one, another), move.formatted(another, 1_000));
    }

    /** How a chain is damaged and mended, and what is found meanwhile. */
    record Damage(String what, String reason, Integer seq, List<String> done, List<String> undone) {

        @Override
        public String toString() {
            return what;
        }
    }
}
