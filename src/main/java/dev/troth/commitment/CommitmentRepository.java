package dev.troth.commitment;

import dev.troth.attention.AttentionQuery;
import dev.troth.platform.figures.Period;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.platform.sql.Lots;
import dev.troth.trust.model.Party;
import dev.troth.upcoming.UpcomingQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Commitments in the database. */
@ApplicationScoped
class CommitmentRepository implements PanacheRepositoryBase<Commitment, UUID> {

    private static final Listing<Commitment> REQUESTS = new Listing<>(Commitment.class, Commitment::id,
            SortKey.instant("replyDueAt", "replyDueAt", Commitment::replyDueAt));
    private static final Listing<Commitment> DUE = new Listing<>(Commitment.class, Commitment::id,
            SortKey.instant("dueAt", "dueAt", Commitment::dueAt));
    private static final Listing<Commitment> ASSUMING = new Listing<>(Commitment.class, Commitment::id,
            SortKey.instant("since", "flags.assumptionOpenSince", c -> c.flags().assumptionOpenSince()));
    private static final Listing<Commitment> OVERRUN = new Listing<>(Commitment.class, Commitment::id,
            SortKey.instant("since", "flags.overrunSince", c -> c.flags().overrunSince()));
    private static final Listing<Commitment> COMMITMENTS = new Listing<>(Commitment.class, Commitment::id,
            SortKey.instant("recordedAt", "createdAt", Commitment::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Commitment::updatedAt),
            SortKey.optionalInstant("dueAt", "dueAt", Commitment::dueAt));

    /** Promised and not delivered for good: what was rejected before it is due is to be delivered again. */
    private static final String TO_BE_KEPT = "(e.status = PROMISED or e.status = REJECTED and e.endedAt <= e.dueAt) and e.retractedAt is null";

    Page<Commitment> page(Filter filter, PageRequest page) {
        return COMMITMENTS.page(getEntityManager(), filter, page);
    }

    /** What is due and not delivered, the longest waiting first. */
    Page<Commitment> overdue(AttentionQuery query) {
        Filter overdue = new Filter()
                .where(TO_BE_KEPT + " and e.dueAt < :now", "now", query.now())
                .in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null").in("promisor", query.parties(), "promisor");
        return DUE.following(getEntityManager(), overdue, "dueAt", query.after(), query.limit());
    }

    /** Promises that are due before an instant and not yet, the nearest first. */
    Page<Commitment> dueBefore(Instant soon, AttentionQuery query) {
        Filter due = of(query, TO_BE_KEPT + " and e.dueAt >= :now", "now", query.now())
                .where("e.dueAt < :soon", "soon", soon);
        return DUE.following(getEntityManager(), due, "dueAt", query.after(), query.limit());
    }

    /** Open promises that rest on what nobody has confirmed, the oldest assumption first. */
    Page<Commitment> assuming(AttentionQuery query) {
        Filter assuming = of(query, "e.flags.assumptionOpenSince is not null and e.retractedAt is null and e.flags.assumptionOpenSince <= :now", "now",
                query.now());
        return ASSUMING.following(getEntityManager(), assuming, "since", query.after(), query.limit());
    }

    /** Work that took longer than estimated and about which nothing was told, the longest waiting first. */
    Page<Commitment> overrunUntold(AttentionQuery query) {
        Filter untold = of(query, "e.flags.overrunSince is not null and e.told = false and e.retractedAt is null and e.flags.overrunSince <= :now", "now",
                query.now());
        return OVERRUN.following(getEntityManager(), untold, "since", query.after(), query.limit());
    }

    private static Filter of(AttentionQuery query, String condition, String name, Object value) {
        return new Filter().where(condition, name, value).in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null").in("promisor", query.parties(), "promisor");
    }

    /** Requests nobody answered within the reply limit, the longest waiting first. */
    Page<Commitment> unanswered(AttentionQuery query) {
        Filter hanging = new Filter().where("e.status = REQUESTED and e.retractedAt is null and e.replyDueAt < :now", "now", query.now())
                .in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null").in("promisor", query.parties(), "promisor");
        return REQUESTS.following(getEntityManager(), hanging, "replyDueAt", query.after(), query.limit());
    }

    /** The client's promises that fall due, the next first. */
    Page<Commitment> upcoming(UpcomingQuery query) {
        Filter due = query.on("dueAt", TO_BE_KEPT);
        return DUE.following(getEntityManager(), due, "dueAt", null, query.limit());
    }

    /** The ids of the requests a party of the client was asked, answered with a promise or not: those whose clock an absence may have stopped. */
    List<UUID> asked(UUID clientId, Party promisor) {
        return getEntityManager().createQuery("""
                select e.id from Commitment e where e.clientId = :client and e.promisor = :promisor and e.status in (REQUESTED, DECLINED)
                and e.retractedAt is null order by e.id""", UUID.class).setParameter("client", clientId).setParameter("promisor", promisor).getResultList();
    }

    /** When each of these that stand was promised, those left out that were not. */
    Map<UUID, Instant> promised(List<UUID> ids) {
        return Lots.of(ids).stream().flatMap(some -> getEntityManager().createQuery("""
                select e.id, e.promisedAt from Commitment e where e.id in :ids and e.promisedAt is not null and e.retractedAt is null""", Object[].class)
                .setParameter("ids", some).getResultStream()).collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
    }

    /** What the client or its provider was asked for, and stands. */
    List<Commitment> requested(UUID clientId) {
        return list("clientId = ?1 and requestedAt is not null and retractedAt is null", clientId);
    }

    /** The ids of the client's commitments that name a skill and stand. */
    List<UUID> onSkill(UUID clientId) {
        return getEntityManager().createQuery("select e.id from Commitment e where e.clientId = :client and e.skill is not null and e.retractedAt is null order by e.id",
                UUID.class).setParameter("client", clientId).getResultList();
    }

    /** The client's commitments that stand, with what decides whether an agreement covers them. */
    List<Made> made(UUID clientId) {
        return getEntityManager().createQuery("""
                select e.id, e.agreementId, coalesce(e.promisedAt, e.requestedAt), e.outsideAgreement from Commitment e
                where e.clientId = :client and e.retractedAt is null""", Object[].class).setParameter("client", clientId).getResultStream()
                .map(row -> new Made((UUID) row[0], (UUID) row[1], (Instant) row[2], (Boolean) row[3])).toList();
    }

    /** What was delivered in a period with something to show for it, and not rejected, the earliest first. */
    List<Commitment> deliveredWithProof(UUID clientId, Period period, int limit) {
        return getEntityManager().createQuery("""
                select e from Commitment e where e.clientId = :client and e.deliveredAt >= :from and e.deliveredAt < :to and e.retractedAt is null
                and e.status in (DELIVERED, ACCEPTED)
                and cast(function('jsonb_array_length', e.evidence) as Integer) > 0 order by e.deliveredAt, e.id""", Commitment.class)
                .setParameter("client", clientId).setParameter("from", period.from()).setParameter("to", period.to()).setMaxResults(limit)
                .getResultList();
    }

    /** @param at when it was promised, or asked for where it was not promised */
    record Made(UUID id, UUID agreementId, Instant at, boolean outside) {
    }
}
