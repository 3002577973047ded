package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.support.Api;
import dev.troth.support.DatabaseOwner;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@DisplayName("Verifying the ledger names what does not add up")
class LedgerVerifyTest {

    @Inject
    LedgerVerifier verifier;
    @Inject
    TenantRounds tenants;
    @Inject
    DatabaseOwner owner;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private final Api other = Api.ofFreshTenant();
    private String client;

    /** Two lines that count, one that was taken back, and its reversal; another tenant has lines of its own. */
    @BeforeEach
    void fourLines() {
        client = api.client("Ada");
        String early = deliver(api, client);
        deliver(api, client);
        api.done("/v1/commitments/" + early + "/correct", "{'reason': 'It was another one'}");
        deliver(other, other.client("Bob"));
        LedgerVerification found = verify();
        assertThat(found.damage()).isEmpty();
        assertThat(found.lines()).isEqualTo(linesOf(client));
        assertThat(found.sums()).isPositive();
    }

    static Stream<Arguments> damages() {
        String addition = "(select l.id from ledger l where l.tenant_id = $tenant and reverses is null and not exists "
                + "(select from ledger x where x.tenant_id = $tenant and x.reverses = l.id) order by id limit 1)";
        String reversal = "(select id from ledger where tenant_id = $tenant and reverses is not null order by id limit 1)";
        return Stream.of(
                Arguments.of("a line's evidence", "line .*, which is not worth what its evidence says",
                        "update ledger set r = r + 0.5 where tenant_id = $tenant and id = " + addition),
                Arguments.of("the instant a line counts from", "line .*, which is not worth what its evidence says",
                        "update ledger set effective_at = effective_at + interval '1 day' where tenant_id = $tenant and id = " + addition),
                Arguments.of("a reason that there is none of", "line .*, which is not worth what its evidence says",
                        "update ledger set reason = 'WHIM' where tenant_id = $tenant and id = " + addition),
                Arguments.of("a line's worth and the sum with it", "line .*, which is not worth what its evidence says",
                        "update ledger set r_sum = r_sum + 1 where tenant_id = $tenant and id = " + addition),
                Arguments.of("a line that is gone", "client .* RELIABILITY .*, whose sum is not what its lines add up to",
                        "delete from ledger where tenant_id = $tenant and id = " + addition),
                Arguments.of("a reversal that is gone", "client .* RELIABILITY .*, whose sum is not what its lines add up to",
                        "delete from ledger where tenant_id = $tenant and id = " + reversal),
                Arguments.of("a reversal of nothing", "line .*, which is not what it takes back",
                        "update ledger set reverses = gen_random_uuid() where tenant_id = $tenant and id = " + reversal),
                Arguments.of("a reversal of what another source said", "line .*, which is not what it takes back",
                        "update ledger set source_id = gen_random_uuid() where tenant_id = $tenant and id = " + reversal),
                Arguments.of("a sum", "client .*, whose sum is not what its lines add up to",
                        "update trust_sum set s = s + 1 where tenant_id = $tenant"),
                Arguments.of("a count", "client .*, whose sum is not what its lines add up to",
                        "update trust_sum set tally = tally + 1 where tenant_id = $tenant"),
                Arguments.of("a sum that is gone", "client .*, whose sum is not what its lines add up to",
                        "delete from trust_sum where tenant_id = $tenant and (r <> 0 or s <> 0 or tally <> 0)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void whereItWasDamaged(String what, String place, String damage) {
        owner.run(tenant, damage);
        LedgerVerification found = verify();
        assertThat(found.isWhole()).isFalse();
        assertThat(found.damage()).anyMatch(named -> named.matches(place));
    }

    @Test
    void namesTwentyPlacesAtTheMost() {
        owner.run(tenant, "insert into trust_sum (tenant_id, client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally) "
                + "select tenant_id, client_id, subject, dimension, 'OF-' || n, 1, 0, 0, 0, 0 from (select * from trust_sum where tenant_id = $tenant limit 1) held "
                + "cross join generate_series(1, 30) n");
        assertThat(verify().damage()).hasSize(20).allMatch(place -> place.startsWith("client " + client));
    }

    private LedgerVerification verify() {
        return tenants.as(tenant, verifier::verify);
    }

    private long linesOf(String client) {
        return api.read("/v1/clients/" + client + "/trust-score/rebuild").getLong("entries")
                + api.read("/v1/clients/" + client + "/trust-score/rebuild?subject=CLIENT").getLong("entries");
    }

    private static String deliver(Api api, String client) {
        String id = api.created("/v1/commitments", "{'clientId': '%s', 'title': 'Report', 'promisedAt': '2025-01-01T09:00:00Z', 'dueAt': '2025-01-11T09:00:00Z'}", client)
                .getString("id");
        api.done("/v1/commitments/" + id + "/deliver", "{'deliveredAt': '2025-01-05T09:00:00Z'}");
        return id;
    }
}
