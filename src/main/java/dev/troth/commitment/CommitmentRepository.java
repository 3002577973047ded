package dev.troth.commitment;

import dev.troth.attention.AttentionQuery;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.trust.model.Party;
import dev.troth.upcoming.UpcomingQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Commitments in the database. */
@ApplicationScoped
class CommitmentRepository implements PanacheRepositoryBase<Commitment, UUID> {

    private static final Listing<Commitment> REQUESTS = new Listing<>(Commitment.class, Commitment::id,
            SortKey.optionalInstant("replyDueAt", "replyDueAt", Commitment::replyDueAt));
    private static final Listing<Commitment> COMMITMENTS = new Listing<>(Commitment.class, Commitment::id,
            SortKey.instant("recordedAt", "createdAt", Commitment::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Commitment::updatedAt),
            SortKey.optionalInstant("dueAt", "dueAt", Commitment::dueAt));

    Page<Commitment> page(Filter filter, PageRequest page) {
        return COMMITMENTS.page(getEntityManager(), filter, page);
    }

    /** What is due and not delivered, the longest waiting first. */
    Page<Commitment> overdue(AttentionQuery query) {
        Filter overdue = new Filter()
                .where("(e.status = PROMISED or e.status = REJECTED and e.endedAt <= e.dueAt) and e.retractedAt is null and e.dueAt < :now", "now", query.now())
                .in("clientId", query.clientIds(), "clientId").in("promisor", query.parties(), "promisor");
        return COMMITMENTS.following(getEntityManager(), overdue, "dueAt", query.after(), query.limit());
    }

    /** Requests nobody answered within the reply limit, the longest waiting first. */
    Page<Commitment> unanswered(AttentionQuery query) {
        Filter hanging = new Filter().where("e.status = REQUESTED and e.retractedAt is null and e.replyDueAt < :now", "now", query.now())
                .in("clientId", query.clientIds(), "clientId").in("promisor", query.parties(), "promisor");
        return REQUESTS.following(getEntityManager(), hanging, "replyDueAt", query.after(), query.limit());
    }

    /** The client's promises that fall due, the next first. */
    Page<Commitment> upcoming(UpcomingQuery query) {
        Filter due = query.on("dueAt", "e.status = PROMISED and e.retractedAt is null");
        return COMMITMENTS.following(getEntityManager(), due, "dueAt", null, query.limit());
    }

    /** The requests a party of the client was asked, answered with a promise or not: those whose clock an absence may have stopped. */
    List<Commitment> asked(UUID clientId, Party promisor) {
        return list("clientId = ?1 and promisor = ?2 and status in ?3 and retractedAt is null", clientId, promisor,
                List.of(CommitmentStatus.REQUESTED, CommitmentStatus.DECLINED));
    }

    /** The client's commitments that name a skill and stand. */
    List<Commitment> onSkill(UUID clientId) {
        return list("clientId = ?1 and skill is not null and retractedAt is null", clientId);
    }
}
