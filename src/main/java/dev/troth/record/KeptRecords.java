package dev.troth.record;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Listing;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Records of a client that stand in a table of their own.
 *
 * @param <E> what is kept
 */
public abstract class KeptRecords<E> implements ClientRecords {

    @Inject
    EntityManager em;

    private final String name;
    private final Class<E> kept;
    private final Class<? extends Record> shape;
    private final Listing<E> listing;
    private final String recordedAt;

    /**
     * @param recordedAt the sortable field that tells when each was recorded
     * @param listing reads them
     */
    protected KeptRecords(String name, Class<E> kept, Class<? extends Record> shape, String recordedAt, Listing<E> listing) {
        this.name = name;
        this.kept = kept;
        this.shape = shape;
        this.recordedAt = recordedAt;
        this.listing = listing;
    }

    /** How one of them looks on the wire. */
    protected abstract Record view(E record);

    /** How several of them look: a feature overrides it where they are told faster together. */
    protected List<Record> views(List<E> records) {
        return records.stream().map(this::view).toList();
    }

    /** Which of them are the client's. */
    protected Filter of(UUID clientId) {
        return new Filter().where("e.clientId = :client", "client", clientId);
    }

    /** What is kept of them. */
    public final Class<E> kept() {
        return kept;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Class<? extends Record> shape() {
        return shape;
    }

    @Override
    public final void each(UUID clientId, Consumer<Record> reader) {
        listing.each(em, of(clientId), recordedAt, records -> views(records).forEach(reader));
    }
}
