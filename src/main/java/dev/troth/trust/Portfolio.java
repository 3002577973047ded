package dev.troth.trust;

import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;

/**
 * The scores of all clients of the tenant, each to the last digit what its own score says. One statement however many they are, streamed
 * client by client: a caller keeps what it needs of them.
 */
@ApplicationScoped
public class Portfolio {

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final String GIVEN = " and client_id in (:clients)";

    private final EntityManager em;
    private final OpenFacts openFacts;

    Portfolio(EntityManager em, OpenFacts openFacts) {
        this.em = em;
        this.openFacts = openFacts;
    }

    /** Hands over where every client stands at an instant, one after the other, by client id. */
    @Transactional
    public void standings(Party subject, Instant asOf, Consumer<Standing> each) {
        read(query("", subject, asOf), subject, asOf, each);
    }

    /** Where the given clients stand at an instant; one that is unknown is left out. */
    @Transactional
    public List<Standing> standings(Party subject, Instant asOf, Collection<UUID> clientIds) {
        List<Standing> standings = new ArrayList<>();
        if (!clientIds.isEmpty()) {
            read(query(GIVEN, subject, asOf).setParameter("clients", clientIds), subject, asOf, standings::add);
        }
        return standings;
    }

    private Query query(String condition, Party subject, Instant asOf) {
        return em.createNativeQuery("select " + TrustRow.OF_ACCOUNT + ", part.*, account.client_id as account_id from trust_subject account\n" + PolicyInForce.JOIN + "\nleft join (\n"
                + TrustRows.SUMS + " subject = :subject" + condition + "\nunion all\n"
                + TrustRows.AHEAD + " subject = :subject" + condition + " group by client_id, dimension, reason\nunion all\n"
                + TrustRows.OPEN + " where true" + condition + "\n) part on part.client_id = account.client_id where account.subject = :subject and account.merged_into is null"
                + condition.replace("client_id", "account.client_id") + " order by account.client_id")
                .setParameter("policy", PolicyInForce.CURRENT).setParameter("subject", subject.name()).setParameter("asOf", asOf)
                .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_A_TIME);
    }

    /** The rows of a client come one after the other. */
    private void read(Query query, Party subject, Instant asOf, Consumer<Standing> each) {
        try (Stream<TrustRow> rows = TrustRow.stream(query)) {
            TrustRows client = null;
            PolicyInForce policy = null;
            for (Iterator<TrustRow> it = rows.iterator(); it.hasNext();) {
                TrustRow row = it.next();
                UUID clientId = row.clientId();
                if (client == null || !client.clientId().equals(clientId)) {
                    hand(client, each);
                    policy = policy == null ? PolicyInForce.of(row, PolicyInForce.CURRENT) : policy;
                    client = new TrustRows(clientId, subject, asOf, row, policy);
                }
                client.add(row, openFacts);
            }
            hand(client, each);
        }
    }

    private static void hand(TrustRows client, Consumer<Standing> each) {
        if (client != null) {
            each.accept(Standing.of(client.clientId(), client.reading()));
        }
    }
}
