package dev.troth.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.tenancy.CurrentTenant;
import dev.troth.support.Api;
import dev.troth.support.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TransactionRequiredException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A statement in SQL")
class SqlStatementTest {

    private static final SqlStatement ADD = new SqlStatement("""
            insert into trust_sum (client_id, subject, dimension, reason, r, s, fast_r, fast_s, tally) values (:client, 'PROVIDER', 'CANDOR', :reason, :r, 0, 0, 0, 1)""");
    private static final SqlStatement READ = new SqlStatement("select reason || ' ' || r::text from trust_sum where client_id = :client order by reason");

    private final String tenant = Tokens.freshTenant();
    private final Api api = Api.withToken(Tokens.of(tenant));
    private UUID client;

    @Inject
    EntityManager em;
    @Inject
    CurrentTenant current;

    @BeforeEach
    void aClient() {
        client = UUID.fromString(api.client("Ada Okafor"));
        current.enter(tenant, "tester");
    }

    @Test
    void isSentOnceForEachOfSeveralThatAreWritten() {
        QuarkusTransaction.begin();
        try {
            ADD.writeEach(em, List.of(sum("LATE", "7"), sum("EARLY", "123456789012345678901234567890")));

            assertThat(sums()).containsExactly("EARLY 123456789012345678901234567890", "LATE 7");
        } finally {
            // They stand for no evidence.
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void writesAllOrNothing() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> ADD.writeEach(em, List.of(sum("EARLY", "1"), sum("LATE", "1"), sum("LATE", "1")))))
                .isInstanceOfSatisfying(ConstraintViolationException.class, twice -> assertThat(twice.getSQLState()).isEqualTo("23505"));

        assertThat(sums()).isEmpty();
    }

    @Test
    void writesInATransactionOnly() {
        assertThatThrownBy(() -> ADD.write(em, sum("EARLY", "1"))).isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(() -> ADD.writeEach(em, List.of(sum("EARLY", "1")))).isInstanceOf(TransactionRequiredException.class);

        assertThat(sums()).isEmpty();
    }

    private Map<String, ?> sum(String reason, String r) {
        return Map.of("client", client, "reason", reason, "r", new BigInteger(r));
    }

    private List<String> sums() {
        return READ.rows(em, Map.of("client", client), (row, columns) -> row.getString(1));
    }
}
