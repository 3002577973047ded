package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Facts that are still open")
class OpenFactsTest {

    private static final Instant DUE = Instant.parse("2026-01-11T09:00:00Z");

    private final AtomicInteger readings = new AtomicInteger();
    private final OpenFacts facts = new OpenFacts(List.of(rule("COMMITMENT", Reason.MISSED), rule("INCIDENT", Reason.LATE)));

    @Test
    void areReadOnceAndJudgedAtEachInstant() {
        OpenFact first = read("COMMITMENT", "{\"dueAt\": \"2026-01-11T09:00:00Z\"}");
        OpenFact second = read("COMMITMENT", "{\"dueAt\": \"2026-01-11T09:00:00Z\"}");
        assertThat(readings).hasValue(1);
        assertThat(first.judge(Party.PROVIDER, DUE.minusSeconds(1))).isEmpty();
        assertThat(second.judge(Party.PROVIDER, DUE)).extracting(open -> open.evidence().reason()).containsExactly(Reason.MISSED);
    }

    @Test
    void areReadAnewWhereTheyAreOthersOrAnothersKind() {
        read("COMMITMENT", "{\"dueAt\": \"2026-01-11T09:00:00Z\"}");
        assertThat(read("COMMITMENT", "{\"dueAt\": \"2026-01-11T09:00:01Z\"}").judge(Party.PROVIDER, DUE)).isEmpty();
        assertThat(read("INCIDENT", "{\"dueAt\": \"2026-01-11T09:00:00Z\"}").judge(Party.PROVIDER, DUE)).extracting(open -> open.evidence().reason()).containsExactly(Reason.LATE);
        assertThat(readings).hasValue(3);
    }

    @Test
    void areNamedByTheirTypeWhereTheyCannotBeRead() {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> read("INCIDENT", "{")).isInstanceOf(IllegalStateException.class).hasMessage("open facts of type INCIDENT that cannot be read");
        }
    }

    private OpenFact read(String type, String json) {
        Object[] columns = new Object[TrustRow.SETTLED_THROUGH + 1];
        columns[TrustRow.SOURCE_TYPE] = type;
        columns[TrustRow.SOURCE_ID] = UUID.randomUUID();
        columns[TrustRow.FACTS] = json;
        columns[TrustRow.SETTLED_THROUGH] = Instant.EPOCH;
        return facts.read(UUID.randomUUID(), new TrustRow(columns));
    }

    private OpenFactRule<Due> rule(String type, Reason reason) {
        return new OpenFactRule<>() {

            @Override
            public String sourceType() {
                return type;
            }

            @Override
            public Class<Due> factsType() {
                readings.incrementAndGet();
                return Due.class;
            }

            @Override
            public List<Evidence> evidence(Due due, Instant at) {
                return List.of(Evidence.against(Party.PROVIDER, Dimension.RELIABILITY, reason, 1, due.dueAt()));
            }
        };
    }

    record Due(Instant dueAt) {
    }
}
