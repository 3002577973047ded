package dev.troth.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The sealer gives what is committed its order")
class SealerTest {

    private static final String NUMBERS = "select seq from journal_seal order by seq";

    @Inject
    Sealer sealer;
    @Inject
    TenantRounds tenants;
    @Inject
    JournalRows rows;

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));

    @Test
    void withNumbersThatCountFromOneWithoutGapsInTheOrderOfTheCommits() {
        for (int i = 0; i < 5; i++) {
            api.client("Client " + i);
        }
        seal();
        assertThat(rows.read(tenant, NUMBERS)).containsExactly("1", "2", "3", "4", "5");
        assertThat(rows.read(tenant, "select p.data ->> 'name' from journal_seal s join journal_payload p using (entry_id) order by seq"))
                .containsExactly("Client 0", "Client 1", "Client 2", "Client 3", "Client 4");
        assertThat(rows.read(tenant, "select entry_id from journal_pending")).isEmpty();
    }

    private void seal() {
        tenants.as(tenant, () -> {
            sealer.seal();
            return null;
        });
    }
}
