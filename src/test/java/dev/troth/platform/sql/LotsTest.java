package dev.troth.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.disclosure.DisclosureTopic;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.record.RecordType;
import dev.troth.support.Tokens;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("What names many items names them in lots")
class LotsTest {

    @Inject
    @All
    List<DisclosureTopic> topics;
    @Inject
    TenantRounds tenants;

    @Test
    void inTheirOrderAndTheLastLotMayBeShort() {
        assertThat(Lots.of(List.of(1, 2, 3, 4, 5), 2)).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        assertThat(Lots.of(List.of(1, 2), 2)).containsExactly(List.of(1, 2));
        assertThat(Lots.of(List.of(), 2)).isEmpty();
        assertThat(Lots.of(IntStream.range(0, 25_000).boxed().toList())).extracting(List::size).containsExactly(10_000, 10_000, 5_000);
    }

    @Test
    void soThatNoStatementHasMoreParametersThanPostgresqlTakes() {
        DisclosureTopic commitments = topics.stream().filter(topic -> topic.type() == RecordType.COMMITMENT).findFirst().orElseThrow();
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(70_000).toList();
        assertThat(tenants.as(Tokens.freshTenant(), () -> commitments.started(many))).isEmpty();
    }
}
