package dev.troth.client;

import dev.troth.platform.paging.Page;
import dev.troth.platform.problem.Candidate;
import dev.troth.platform.problem.Candidate.Match;
import dev.troth.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Finds clients that are recorded twice, by e-mail address and telephone number, in the normal form that a trigger keeps them in (the table
 * client_identity). A name alone is no identity: people share names. It is shown to people, and named beside what is one. A client is known
 * by the addresses of those that turned out to be the same, too.
 */
@ApplicationScoped
class Duplicates {

    private static final int MOST_IN_A_PROBLEM = 10;
    private static final int MOST_LISTED = 200;

    /** So that others with one of the client's identities wait for this transaction to end; in one order, so that none can block another for ever. */
    private static final String TAKE_TURNS = """
            select count(pg_advisory_xact_lock(hashtextextended(current_setting('troth.tenant') || ' ' || kind || ' ' || value, 0)))
            from (select kind, value from client_identity where client_id = :client and kind <> 'NAME' order by kind, value) as identity""";

    /** Who is found by what the client is found by, the likeliest first: each kind of match outweighs those after it. */
    private static final String FIND = """
            with looked as (
              select distinct kind, value from client_identity where client_id in (select id from client where id = :client or merged_into = :client))
            select *, count(*) over () as found from (
              select c.id, c.name, c.external_ref, c.created_at, bool_or(i.kind = 'EMAIL') as email, bool_or(i.kind = 'PHONE') as phone,
                     exists (select from looked join client_identity n on n.kind = looked.kind and n.value = looked.value
                             where looked.kind = 'NAME' and n.client_id = c.id) as name_alike
              from looked join client_identity i on i.kind = looked.kind and i.value = looked.value
              join client t on t.id = i.client_id join client c on c.id = coalesce(t.merged_into, t.id)
              where c.id <> :client and (looked.kind <> 'NAME' or :byName)
              group by c.id, c.name, c.external_ref, c.created_at) candidate
            order by email desc, phone desc, name_alike desc, created_at, id limit :most""";

    private final EntityManager em;

    Duplicates(EntityManager em) {
        this.em = em;
    }

    /**
     * Nobody stays recorded who was there already; asked inside the transaction that records them. Of several at once the first stays, and the
     * others learn of it.
     *
     * @throws dev.troth.platform.problem.Refusal possible-duplicate, with the candidates
     */
    void refuse(UUID clientId) {
        em.createNativeQuery(TAKE_TURNS).setParameter("client", clientId).getSingleResult();
        Page<Candidate> found = find(clientId, false, MOST_IN_A_PROBLEM);
        if (!found.items().isEmpty()) {
            throw ProblemType.POSSIBLE_DUPLICATE.because("Clients with the same e-mail address or telephone number: " + found.total().count()
                    + ". Send the request again with the query parameter allowDuplicate=true where this is somebody else.").with("candidates", found.items());
        }
    }

    /** Who may be the same as a client, for people to look at: by e-mail address, telephone number or name. The likeliest ones; the total counts all. */
    Page<Candidate> of(UUID clientId) {
        return find(clientId, true, MOST_LISTED);
    }

    @SuppressWarnings("unchecked")
    private Page<Candidate> find(UUID clientId, boolean byName, int most) {
        List<Tuple> rows = em.createNativeQuery(FIND, Tuple.class).setParameter("client", clientId).setParameter("byName", byName)
                .setParameter("most", most).getResultList();
        long count = rows.isEmpty() ? 0 : rows.get(0).get("found", Number.class).longValue();
        return new Page<>(rows.stream().map(Duplicates::candidate).toList(), null, Page.Total.exactly(count));
    }

    private static Candidate candidate(Tuple row) {
        return new Candidate(row.get("id", UUID.class), row.get("name", String.class), row.get("external_ref", String.class),
                Arrays.stream(Match.values()).filter(match -> row.get(column(match), Boolean.class)).toList());
    }

    private static String column(Match match) {
        return match == Match.NAME ? "name_alike" : match.name().toLowerCase(Locale.ROOT);
    }
}
