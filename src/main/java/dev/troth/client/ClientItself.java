package dev.troth.client;

import dev.troth.platform.paging.Filter;
import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The client itself, as the first of all that is exported about it. */
@Singleton
class ClientItself extends AggregateRecords<Client> {

    ClientItself() {
        super("client", Client.class, ClientView.class);
    }

    @Override
    protected Filter of(UUID clientId) {
        return new Filter().where("e.id = :client", "client", clientId);
    }

    @Override
    protected Record view(Client client) {
        return ClientView.of(client);
    }
}
