package dev.troth.communication;

import dev.troth.communication.CommunicationRules.Praise;
import dev.troth.attention.AttentionQuery;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.trust.model.Party;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Communications in the database. */
@ApplicationScoped
class CommunicationRepository implements PanacheRepositoryBase<Communication, UUID> {

    private static final String OWED_REPLY = "clientId = ?1 and replyLimit is not null and retractedAt is null order by at, id";
    private static final Listing<Communication> COMMUNICATIONS = new Listing<>(Communication.class, Communication::id,
            SortKey.instant("at", "at", Communication::at),
            SortKey.instant("recordedAt", "createdAt", Communication::createdAt));
    private static final Listing<Communication> OWED = new Listing<>(Communication.class, Communication::id,
            SortKey.instant("replyDueAt", "replyDueAt", Communication::replyDueAt));

    Page<Communication> page(Filter filter, PageRequest page) {
        return COMMUNICATIONS.page(getEntityManager(), filter, page);
    }

    /** What is owed a reply beyond its limit, the longest waiting first. */
    Page<Communication> unanswered(AttentionQuery query) {
        Filter overdue = new Filter().where("e.unanswered and e.replyDueAt < :now", "now", query.now()).in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null")
                .in("asker", query.parties().stream().map(Party::other).toList(), "sender");
        return OWED.following(getEntityManager(), overdue, "replyDueAt", query.after(), query.limit());
    }

    /** A communication of the client, empty where the client has none of that id. */
    Optional<Communication> ofClient(UUID clientId, UUID id) {
        return find("clientId = ?1 and id = ?2", clientId, id).firstResultOptional();
    }

    /** What answers a communication and stands, the first first. */
    List<Communication> replies(UUID id) {
        return list("inReplyTo = ?1 and retractedAt is null order by at, id", id);
    }

    /** When a party last spoke about a record, by what stands. */
    Optional<Instant> lastAbout(Topic.Type type, UUID id, Party from) {
        return Optional.ofNullable(getEntityManager().createQuery("""
                select max(e.at) from Communication e where e.aboutType = :type and e.aboutId = :id and e.sender = :sender
                and e.retractedAt is null""", Instant.class)
                .setParameter("type", type).setParameter("id", id).setParameter("sender", from).getSingleResult());
    }

    /** The client's communications that are owed a reply and stand. */
    List<Communication> owedReply(UUID clientId) {
        return list(OWED_REPLY, clientId);
    }

    /** The ids of the same. */
    List<UUID> idsOwedReply(UUID clientId) {
        return getEntityManager().createQuery("select id from Communication where " + OWED_REPLY, UUID.class).setParameter(1, clientId).getResultList();
    }

    /** The client's communications that answer another and stand. */
    List<Communication> answers(UUID clientId) {
        return list("clientId = ?1 and inReplyTo is not null and retractedAt is null", clientId);
    }

    /** What is about a client, whoever said it, is about the one it turned out to be. */
    void handOverTopic(UUID from, UUID into, Instant at) {
        getEntityManager().createNativeQuery("""
                update communication set about_id = :into, version = version + 1, updated_at = :at where about_type = 'CLIENT' and about_id = :from""")
                .setParameter("from", from).setParameter("into", into).setParameter("at", at).executeUpdate();
    }

    /** The praises of a party that stand, in the order they were given. */
    List<Praise> praises(UUID clientId, Party giver) {
        return getEntityManager().createQuery("""
                select e.id, e.at from Communication e where e.clientId = :client and e.sender = :giver and e.purpose = :praise
                and e.retractedAt is null order by e.at, e.id""", Praise.class)
                .setParameter("client", clientId).setParameter("giver", giver).setParameter("praise", Purpose.PRAISE).getResultList();
    }
}
