package dev.troth.imports;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortKey;
import dev.troth.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** How imports stand, and what came of their lines. */
@ApplicationScoped
class ImportReader {

    private static final Listing<KeptLine> LINES = new Listing<>(KeptLine.class, KeptLine::id,
            new SortKey<>("line", "e.line", line -> Long.toString(line.line()), Long::valueOf));

    private static final String NONE = "There is no such import.";

    private final EntityManager em;
    private final Clock clock;

    ImportReader(EntityManager em, Clock clock) {
        this.em = em;
        this.clock = clock;
    }

    /** @throws dev.troth.platform.problem.Refusal 404 where there is no such import */
    ImportView get(String key) {
        if (!ImportKeys.isKey(key)) {
            throw ProblemType.NOT_FOUND.because(NONE);
        }
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select done, rejected, last_line, held_until, started_at, updated_at from import where key = :key", Tuple.class)
                .setParameter("key", key).getResultList();
        return found.stream().findFirst().map(row -> view(key, row)).orElseThrow(() -> ProblemType.NOT_FOUND.because(NONE));
    }

    Page<ImportLineView> lines(String key, String outcomes, PageRequest page) {
        get(key);
        Filter filter = new Filter().where("e.importKey = :import", "import", key).oneOf("status", outcomes, "outcome", KeptLine.Outcome.class);
        return LINES.page(em, filter, page).map(ImportLineView::of);
    }

    private ImportView view(String key, Tuple row) {
        Instant heldUntil = row.get("held_until", Instant.class);
        return new ImportView(key, row.get("done", Long.class), row.get("rejected", Long.class), row.get("last_line", Long.class),
                heldUntil != null && heldUntil.isAfter(clock.instant()), row.get("started_at", Instant.class), row.get("updated_at", Instant.class));
    }
}
