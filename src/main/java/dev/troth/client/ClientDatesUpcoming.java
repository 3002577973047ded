package dev.troth.client;

import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.upcoming.UpcomingItem;
import dev.troth.upcoming.UpcomingKind;
import dev.troth.upcoming.UpcomingQuery;
import dev.troth.upcoming.UpcomingSource;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The client's dates to come, today's among them (practice 23). */
@Singleton
public class ClientDatesUpcoming implements UpcomingSource {

    private final ClientRepository clients;

    ClientDatesUpcoming(ClientRepository clients) {
        this.clients = clients;
    }

    @Override
    public UpcomingKind kind() {
        return UpcomingKind.CLIENT_DATE;
    }

    @Override
    public Page<UpcomingItem> upcoming(UpcomingQuery query) {
        List<UpcomingItem> items = clients.findByIdOptional(query.clientId()).filter(Client::stands).stream().flatMap(client -> client.dates().stream()
                .flatMap(date -> date.days(day(client, query.from()), day(client, query.until())).stream()
                        .map(day -> new UpcomingItem(kind(), client.begins(day), date.title(), RecordType.CLIENT, client.id()))))
                .sorted(Comparator.comparing(UpcomingItem::at)).toList();
        return new Page<>(items.subList(0, Math.min(query.limit(), items.size())), null, Page.Total.exactly(items.size()));
    }

    private static LocalDate day(Client client, Instant at) {
        return LocalDate.ofInstant(at, client.zone());
    }
}
