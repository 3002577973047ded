package dev.troth.client;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.Place;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clients' dates within a week, one item for each client and day (practice 23). */
@Singleton
public class ClientDateAttention implements AttentionSource {

    private static final int DAYS_AHEAD = 7;
    private static final Comparator<AttentionItem> LONGEST_WAITING_FIRST =
            Comparator.comparing(AttentionItem::since).thenComparing(item -> item.recordId().toString());

    private final ClientRepository clients;

    ClientDateAttention(ClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.CLIENT_DATE;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        if (!query.asksFor(Party.PROVIDER)) {
            return Page.none();
        }
        // It may be a day earlier or later where the client is.
        LocalDate today = LocalDate.ofInstant(query.now(), ZoneOffset.UTC);
        List<AttentionItem> items = new ArrayList<>();
        boolean more = clients.eachWithDatesOn(DayKeys.between(today.minusDays(1), today.plusDays(DAYS_AHEAD + 1)), query.clientIds(),
                client -> items(client, query.now()).forEach(items::add));
        items.sort(LONGEST_WAITING_FIRST);
        List<AttentionItem> page = items.stream().filter(item -> query.after() == null || isBeyond(item, query.after())).limit(query.limit()).toList();
        return new Page<>(page, null, new Page.Total(items.size(), more ? Page.Relation.AT_LEAST : Page.Relation.EXACT));
    }

    private Stream<AttentionItem> items(Client client, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, client.zone());
        TreeMap<LocalDate, List<String>> days = new TreeMap<>();
        client.dates().forEach(date -> date.days(today, today.plusDays(DAYS_AHEAD)).stream().filter(date::awaits)
                .forEach(day -> days.merge(day, List.of(date.title()), (some, more) -> Stream.concat(some.stream(), more.stream()).toList())));
        return days.entrySet().stream().map(day -> item(client, day.getKey(), day.getValue()));
    }

    private AttentionItem item(Client client, LocalDate day, List<String> titles) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("client", client.displayName());
        facts.put("on", day.toString());
        facts.put("dates", titles.stream().collect(Collectors.joining("; ")));
        return new AttentionItem(kind(), client.id(), Party.PROVIDER, RecordType.CLIENT, client.id(), client.begins(day),
                "A date of the client's is seen to in the week before it; handledUntil of the date says that it was.", facts, null,
                "PATCH /v1/clients/" + client.id());
    }

    private static boolean isBeyond(AttentionItem item, Place place) {
        int later = item.since().compareTo(place.at());
        return later > 0 || later == 0 && item.recordId().toString().compareTo(place.id().toString()) > 0;
    }
}
