package dev.troth.record;

import dev.troth.platform.paging.Listing;
import dev.troth.platform.paging.SortKey;

/** Aggregates of one kind that a client has. */
public abstract class AggregateRecords<A extends Aggregate> extends KeptRecords<A> {

    private static final String RECORDED_AT = "recordedAt";

    protected AggregateRecords(String name, Class<A> kept, Class<? extends Record> shape) {
        super(name, kept, shape, RECORDED_AT, new Listing<>(kept, Aggregate::id, SortKey.instant(RECORDED_AT, "createdAt", Aggregate::createdAt)));
    }
}
