package dev.troth.review;

import dev.troth.client.ClientService;
import dev.troth.journal.Journal;
import dev.troth.journal.JournalEntry.What;
import dev.troth.platform.figures.Period;
import dev.troth.platform.figures.PeriodQuery;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.time.Ids;
import dev.troth.platform.time.Moments;
import dev.troth.trust.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Looks back on a period, and freezes what was seen (practice 60). */
@ApplicationScoped
public class ReviewService {

    private static final String RECORD = "REVIEW";

    private final PeriodFigures figures;
    private final FrozenReviewRepository frozen;
    private final ClientService clients;
    private final Ledger ledger;
    private final Journal journal;
    private final Clock clock;

    ReviewService(PeriodFigures figures, FrozenReviewRepository frozen, ClientService clients, Ledger ledger, Journal journal, Clock clock) {
        this.figures = figures;
        this.frozen = frozen;
        this.clients = clients;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /** All of it at one state of the record. */
    @Transactional
    public Review review(UUID clientId, PeriodQuery query) {
        Period period = query.period(clock.instant());
        frozen.seeOneState();
        return compute(clientId, period);
    }

    @Transactional
    public FrozenReviewView freeze(UUID clientId, NewReview body) {
        Instant now = clock.instant();
        Period period = Period.ofFields(body.from(), Moments.pastOrAbsent(body.to(), "/to", now), now);
        // Writers on one client take turns, so what is counted next belongs together.
        ledger.lock(clientId);
        FrozenReview review = new FrozenReview(Ids.next(), compute(clientId, period), body.resolutions() == null ? List.of() : body.resolutions(),
                body.note(), now);
        frozen.persistAndFlush(review);
        journal.append(new What(clientId, RECORD, review.id(), "review.frozen", now, null), body, null);
        return FrozenReviewView.of(review);
    }

    public Page<FrozenReviewView> list(UUID clientId, PageRequest page) {
        clients.get(clientId);
        return frozen.page(clientId, page).map(FrozenReviewView::of);
    }

    /** @throws dev.troth.platform.problem.Refusal 404 */
    public FrozenReviewView get(UUID clientId, UUID id) {
        return frozen.of(clientId, id).map(FrozenReviewView::of).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such review."));
    }

    private Review compute(UUID clientId, Period period) {
        return figures.of(clientId, period, frozen.former(clientId, period.to()).orElse(null));
    }
}
