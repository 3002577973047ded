package dev.troth.attention;

import dev.troth.platform.paging.Page;
import dev.troth.trust.model.Party;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Gathers what needs doing now from the features that know. */
@ApplicationScoped
public class AttentionService {

    private final List<AttentionSource> sources;
    private final Clock clock;

    AttentionService(@All List<AttentionSource> sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * What waits longest, first. There is one page: what is resolved makes room for the next.
     *
     * @param clientIds none for all
     * @param kinds none for all
     * @param parties the parties it is up to; none for all
     */
    public Page<AttentionItem> waiting(List<UUID> clientIds, List<AttentionKind> kinds, List<Party> parties, int limit) {
        Instant now = clock.instant();
        List<Page<AttentionItem>> waiting = sources.stream().filter(source -> kinds.isEmpty() || kinds.contains(source.kind()))
                .map(source -> source.waiting(clientIds, parties, now, limit)).toList();
        List<AttentionItem> items = waiting.stream().flatMap(page -> page.items().stream())
                .sorted(Comparator.comparing(AttentionItem::since).thenComparing(AttentionItem::recordId)).limit(limit).toList();
        long count = waiting.stream().mapToLong(page -> page.total().count()).sum();
        boolean exact = waiting.stream().allMatch(page -> page.total().relation() == Page.Relation.EXACT);
        return new Page<>(items, null, new Page.Total(count, exact ? Page.Relation.EXACT : Page.Relation.AT_LEAST));
    }
}
