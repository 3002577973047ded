package dev.troth.agreement;

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
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Agreements in the database. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {

    private static final Listing<Agreement> AGREEMENTS = new Listing<>(Agreement.class, Agreement::id,
            SortKey.instant("recordedAt", "createdAt", Agreement::createdAt),
            SortKey.instant("updatedAt", "updatedAt", Agreement::updatedAt),
            SortKey.text("title", "title"));
    private static final Listing<Agreement> WAITING = new Listing<>(Agreement.class, Agreement::id,
            SortKey.instant("offeredAt", "awaited.offeredAt", agreement -> agreement.awaited().offeredAt()),
            SortKey.instant("feesUndisclosedSince", "awaited.feesUndisclosedSince", agreement -> agreement.awaited().feesUndisclosedSince()),
            SortKey.instant("review", "awaited.review", agreement -> agreement.awaited().review()),
            SortKey.instant("expiry", "awaited.expiry", agreement -> agreement.awaited().expiry()),
            SortKey.instant("inForceUntil", "awaited.inForceUntil", agreement -> agreement.awaited().inForceUntil()));

    /** How long before its end an agreement is to be renewed, and how long after it still may be. */
    private static final Duration BEFORE_EXPIRY = Duration.ofDays(14);
    private static final Duration AFTER_EXPIRY = Duration.ofDays(30);

    Page<Agreement> page(Filter filter, PageRequest page) {
        return AGREEMENTS.page(getEntityManager(), filter, page);
    }

    /** The client's service agreements, those that were taken back included. */
    List<Agreement> services(UUID clientId) {
        return list("clientId = ?1 and kind = ?2", clientId, AgreementKind.SERVICE);
    }

    /** What is offered and not accepted by both, the longest waiting first. */
    Page<Agreement> unaccepted(AttentionQuery query) {
        return waiting(query, new Filter().where("e.awaited.offeredAt <= :now", "now", query.now()).in("party", query.parties(), "awaited.acceptanceOf"),
                "offeredAt");
    }

    /** Those with a fee the client was not told of. */
    Page<Agreement> feesUndisclosed(AttentionQuery query) {
        return waitingForProvider(query, new Filter().where("e.awaited.feesUndisclosedSince <= :now and (e.status = OFFERED or e.expiresAt is null or e.expiresAt > :now)",
                "now", query.now()), "feesUndisclosedSince");
    }

    /** Those in force whose review has come. */
    Page<Agreement> reviewsDue(AttentionQuery query) {
        return waitingForProvider(query, new Filter().where("e.awaited.review <= :now and (e.awaited.inForceUntil is null or e.awaited.inForceUntil > :now)",
                "now", query.now()), "review");
    }

    /** Those that expire soon or have expired lately, and neither ended nor are to be replaced. */
    Page<Agreement> expiring(AttentionQuery query) {
        return waitingForProvider(query, new Filter().where("e.awaited.expiry <= :soon", "soon", query.now().plus(BEFORE_EXPIRY))
                .where("e.awaited.expiry > :lately", "lately", query.now().minus(AFTER_EXPIRY)), "expiry");
    }

    private Page<Agreement> waitingForProvider(AttentionQuery query, Filter filter, String since) {
        return query.asksFor(Party.PROVIDER) ? waiting(query, filter, since)
                : Page.none();
    }

    private Page<Agreement> waiting(AttentionQuery query, Filter filter, String since) {
        return WAITING.following(getEntityManager(), filter.in("clientId", query.clientIds(), "clientId").where("e.erasedAt is null"), since, query.after(), query.limit());
    }

    /** The client's agreements that stand. */
    List<Agreement> of(UUID clientId) {
        return list("clientId = ?1 and retractedAt is null", clientId);
    }

    /** The client's agreements in force that are to be looked at again, the next first. */
    Page<Agreement> reviews(UpcomingQuery query) {
        Filter due = query.on("awaited.review", "(e.awaited.inForceUntil is null or e.awaited.inForceUntil > :from)");
        return WAITING.following(getEntityManager(), due, "review", null, query.limit());
    }

    /** The client's agreements in force that expire unless what is offered is accepted, the next first. */
    Page<Agreement> expiries(UpcomingQuery query) {
        return WAITING.following(getEntityManager(), query.on("awaited.inForceUntil", "e.retractedAt is null"), "inForceUntil", null, query.limit());
    }

    /** The client's agreements of a kind that stand. */
    List<Agreement> of(UUID clientId, AgreementKind kind) {
        return list("clientId = ?1 and kind = ?2 and retractedAt is null", clientId, kind);
    }
}
