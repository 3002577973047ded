package dev.troth.client;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.platform.sql.Lots;
import dev.troth.platform.time.BusinessHours;
import dev.troth.platform.time.WorkingHours;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Clients in the database. */
@ApplicationScoped
class ClientRepository implements PanacheRepositoryBase<Client, UUID> {

    /** Where counting stops. */
    private static final int MOST_WITH_DATES = 10_000;

    private static final Listing<Client> CLIENTS = new Listing<>(Client.class, Client::id,
            SortKey.instant("recordedAt", "createdAt", Client::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Client::updatedAt),
            SortKey.text("name", "name"));

    Page<Client> page(Filter filter, PageRequest page) {
        return CLIENTS.page(getEntityManager(), filter, page);
    }

    /** The hours in which a client's clock runs, null where it runs day and night. */
    WorkingHours workingHours(UUID id) {
        return getEntityManager().createQuery("select e.businessHours, e.timeZone from Client e where e.id = :id and e.businessHours is not null", Object[].class)
                .setParameter("id", id).getResultList().stream().findFirst().map(row -> Client.workingHours((BusinessHours) row[0], (String) row[1])).orElse(null);
    }

    Optional<Client> ofRef(String externalRef) {
        return find("externalRef", externalRef).firstResultOptional();
    }

    /** Takes a caller's own key for the rest of the transaction, so that of two who find no client under it only one makes it. */
    void lockRef(String externalRef) {
        getEntityManager().createNativeQuery("select true from pg_advisory_xact_lock(hashtextextended(current_setting('troth.tenant') || ' client ' || :key, 0))")
                .setParameter("key", externalRef).getSingleResult();
    }

    /**
     * Hands records from one client to another, past managed entities: none is managed afterwards. The records refer to each other as records
     * of one client, so that is asked once all are handed over.
     */
    void handOver(Runnable all) {
        flush();
        getEntityManager().createNativeQuery("set constraints all deferred").executeUpdate();
        all.run();
        getEntityManager().createNativeQuery("set constraints all immediate").executeUpdate();
        getEntityManager().clear();
    }

    /** Those that were merged into a client before are merged into what it is merged into: each names the one that stands. */
    void follow(UUID from, UUID into, Instant at) {
        getEntityManager().createNativeQuery("update client set merged_into = :into, version = version + 1, updated_at = :at where merged_into = :from")
                .setParameter("from", from).setParameter("into", into).setParameter("at", at).executeUpdate();
    }

    /** Those that turned out to be this client. */
    List<UUID> mergedInto(UUID id) {
        return getEntityManager().createQuery("select c.id from Client c where c.mergedInto = :id order by c.id", UUID.class).setParameter("id", id).getResultList();
    }

    /** The ids of the clients at one of several stages. */
    List<UUID> atStages(Collection<Client.Stage> stages) {
        return getEntityManager().createQuery("select c.id from Client c where c.mergedInto is null and c.stage in :stages", UUID.class).setParameter("stages", stages)
                .getResultList();
    }

    /** How the given clients are called. */
    Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : getEntityManager().createQuery("select c.id, c.name from Client c where c.id in :ids", Object[].class)
                .setParameter("ids", ids).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
    }

    /** Writes down anew what a client is found by: its tags, and the keys of its dates. */
    void index(Client client) {
        run("delete from client_tag where client_id = :client", client);
        run("insert into client_tag (client_id, tag) select distinct id, jsonb_array_elements_text(tags) from client where id = :client", client);
        run("delete from client_day where client_id = :client", client);
        String keys = client.dates().stream().map(DayKeys::of).distinct().collect(Collectors.joining(" "));
        if (!keys.isEmpty()) {
            getEntityManager().createNativeQuery("insert into client_day (client_id, day_key) select :client, unnest(string_to_array(:keys, ' '))")
                    .setParameter("client", client.id()).setParameter("keys", keys).executeUpdate();
        }
    }

    /**
     * Gives each client that may have a date on a day with one of the keys and has not ended, and lets it go: the first by id, as many as are counted at the most.
     *
     * @param clientIds none for all
     * @return whether there are more
     */
    boolean eachWithDatesOn(Set<String> keys, List<UUID> clientIds, Consumer<Client> reader) {
        var found = getEntityManager().createNativeQuery("select distinct d.client_id from client_day d join client c on c.id = d.client_id where d.day_key in (:keys)"
                + " and c.stage <> 'ENDED' and c.merged_into is null" + (clientIds.isEmpty() ? "" : " and d.client_id in (:clients)")
                + " order by d.client_id limit " + (MOST_WITH_DATES + 1), UUID.class).setParameter("keys", keys);
        if (!clientIds.isEmpty()) {
            found.setParameter("clients", clientIds);
        }
        List<UUID> ids = found.getResultList();
        for (List<UUID> some : Lots.of(ids.subList(0, Math.min(ids.size(), MOST_WITH_DATES)), Lots.FEW)) {
            list("id in ?1", some).forEach(client -> {
                reader.accept(client);
                getEntityManager().detach(client);
            });
        }
        return ids.size() > MOST_WITH_DATES;
    }

    private void run(String sql, Client client) {
        getEntityManager().createNativeQuery(sql).setParameter("client", client.id()).executeUpdate();
    }

    /** Since when each relationship that had lapsed or ended by an instant has. */
    Map<UUID, Instant> left(Instant by) {
        return getEntityManager().createQuery("select c.id, c.stageSince from Client c where c.stage in (LAPSED, ENDED) and c.stageSince <= :by", Object[].class)
                .setParameter("by", by).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
    }

    /** Those that stand and whose relationship had ended by an instant, not erased yet, the longest over first. */
    List<UUID> endedBy(Instant at, int most) {
        return getEntityManager().createQuery("select c.id from Client c where c.stage = ENDED and c.stageSince <= :at and c.erasedAt is null and c.mergedInto is null order by c.stageSince, c.id",
                UUID.class).setParameter("at", at).setMaxResults(most).getResultList();
    }

    /**
     * The clients at one of several stages, but those that were erased.
     *
     * @param ids none for all
     */
    List<ClientAtStage> atStages(Collection<Client.Stage> stages, Collection<UUID> ids) {
        var found = getEntityManager().createQuery("select new dev.troth.client.ClientAtStage(c.id, c.stage, c.stageSince) from Client c where c.mergedInto is null and c.erasedAt is null and c.stage in :stages"
                + (ids.isEmpty() ? "" : " and c.id in :ids"), ClientAtStage.class).setParameter("stages", stages);
        return (ids.isEmpty() ? found : found.setParameter("ids", ids)).getResultList();
    }
}
