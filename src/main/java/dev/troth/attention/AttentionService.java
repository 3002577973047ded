package dev.troth.attention;

import dev.troth.platform.json.Rfc3339;
import dev.troth.platform.paging.Cursor;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.Place;
import dev.troth.trust.model.Party;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Gathers what needs doing now from the features that know, the most urgent kind first and within a kind what waits longest. */
@ApplicationScoped
public class AttentionService {

    private static final String SEPARATOR = " ";

    private final List<AttentionSource> sources;
    private final Clock clock;

    AttentionService(@All List<AttentionSource> sources, Clock clock) {
        this.sources = sources.stream().sorted(Comparator.comparing(AttentionSource::kind)).toList();
        this.clock = clock;
    }

    /**
     * @param clientIds none for all
     * @param kinds none for all
     * @param parties the parties it is up to; none for all
     * @param after the token of the page before, null for the first
     */
    public Page<AttentionItem> waiting(List<UUID> clientIds, List<AttentionKind> kinds, List<Party> parties, String after, int limit) {
        Instant now = clock.instant();
        String asked = "attention " + clientIds + kinds + parties;
        Mark mark = after == null ? null : Mark.of(Cursor.parse(after, asked));
        List<AttentionItem> items = new ArrayList<>();
        long count = 0;
        boolean exact = true;
        for (AttentionSource source : sources) {
            if (!kinds.isEmpty() && !kinds.contains(source.kind())) {
                continue;
            }
            boolean seen = mark != null && source.kind().compareTo(mark.kind()) < 0;
            Place place = mark != null && source.kind() == mark.kind() ? mark.place() : null;
            // One more than there is room for says whether there is a next page.
            int room = seen ? 0 : limit + 1 - items.size();
            Page<AttentionItem> waiting = source.waiting(new AttentionQuery(clientIds, parties, now, place, room));
            items.addAll(waiting.items().subList(0, Math.min(room, waiting.items().size())));
            count += waiting.total().count();
            exact &= waiting.total().relation() == Page.Relation.EXACT;
        }
        boolean more = items.size() > limit;
        List<AttentionItem> page = more ? items.subList(0, limit) : items;
        String next = more ? Mark.of(page.get(limit - 1)).token(asked) : null;
        return new Page<>(List.copyOf(page), next, new Page.Total(count, exact ? Page.Relation.EXACT : Page.Relation.AT_LEAST));
    }

    /** The last item of a page. */
    private record Mark(AttentionKind kind, Place place) {

        static Mark of(AttentionItem item) {
            return new Mark(item.kind(), new Place(item.since(), item.recordId()));
        }

        static Mark of(Cursor cursor) {
            String[] parts = cursor.sortValue().split(SEPARATOR);
            try {
                return new Mark(AttentionKind.valueOf(parts[0]), new Place(Rfc3339.parse(parts[1]), cursor.id()));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Cursor.refusal("is not a token of this service");
            }
        }

        String token(String asked) {
            return new Cursor(kind + SEPARATOR + place.at(), place.id()).token(asked);
        }
    }
}
