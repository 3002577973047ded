package dev.troth.trust;

import dev.troth.platform.sql.SqlStatement;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The scores of all clients of the tenant, each to the last digit what its own score says. One statement however many they are, streamed
 * client by client: a caller keeps what it needs of them.
 */
@ApplicationScoped
public class Portfolio {

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final SqlStatement ALL = statement("");
    private static final SqlStatement GIVEN = statement(" and client_id = any (:clients)");

    private final EntityManager em;
    private final OpenFacts openFacts;

    Portfolio(EntityManager em, OpenFacts openFacts) {
        this.em = em;
        this.openFacts = openFacts;
    }

    private static SqlStatement statement(String condition) {
        return new SqlStatement("select " + TrustRow.OF_ACCOUNT + ", part.*, account.client_id as account_id from trust_subject account\n" + PolicyInForce.JOIN + "\nleft join (\n"
                + TrustRows.SUMS + " subject = :subject" + condition + "\nunion all\n"
                + TrustRows.AHEAD + " subject = :subject" + condition + " group by client_id, dimension, reason\nunion all\n"
                + TrustRows.OPEN + " where true" + condition + "\n) part on part.client_id = account.client_id where account.subject = :subject and account.merged_into is null"
                + condition.replace("client_id", "account.client_id") + " order by account.client_id");
    }

    /** Hands over where every client stands at an instant, one after the other, by client id. */
    @Transactional
    public void standings(Party subject, Instant asOf, Consumer<Standing> each) {
        read(ALL, List.of(), subject, asOf, PolicyInForce.CURRENT, each);
    }

    /**
     * The same under a version of the policy.
     *
     * @param policy as a standing that was read before tells it
     */
    @Transactional
    public void standings(Party subject, Instant asOf, long policy, Consumer<Standing> each) {
        read(ALL, List.of(), subject, asOf, policy, each);
    }

    /** Where the given clients stand at an instant; one that is unknown is left out. */
    @Transactional
    public List<Standing> standings(Party subject, Instant asOf, Collection<UUID> clientIds) {
        List<Standing> standings = new ArrayList<>();
        if (!clientIds.isEmpty()) {
            read(GIVEN, clientIds, subject, asOf, PolicyInForce.CURRENT, standings::add);
        }
        return standings;
    }

    private void read(SqlStatement statement, Collection<UUID> clientIds, Party subject, Instant asOf, long asked, Consumer<Standing> each) {
        Gathering gathering = new Gathering(subject, asOf, asked, each);
        statement.read(em, Map.of("policy", asked, "subject", subject.name(), "asOf", asOf, "clients", clientIds), ROWS_AT_A_TIME,
                TrustRow::of, gathering::add);
        gathering.end();
    }

    /** Takes rows, of which those of a client come one after the other. */
    private final class Gathering {

        private final Party subject;
        private final Instant asOf;
        private final long asked;
        private final Consumer<Standing> each;
        private PolicyInForce policy;
        private TrustRows client;

        Gathering(Party subject, Instant asOf, long asked, Consumer<Standing> each) {
            this.subject = subject;
            this.asOf = asOf;
            this.asked = asked;
            this.each = each;
        }

        void add(TrustRow row) {
            UUID clientId = row.clientId();
            if (client == null || !client.clientId().equals(clientId)) {
                end();
                policy = policy == null ? PolicyInForce.of(row, asked) : policy;
                client = new TrustRows(clientId, subject, asOf, row, policy);
            }
            client.add(row, openFacts);
        }

        void end() {
            if (client != null) {
                each.accept(Standing.of(client.clientId(), client.reading()));
            }
        }
    }
}
