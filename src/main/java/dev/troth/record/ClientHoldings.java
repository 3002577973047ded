package dev.troth.record;

import java.util.Set;

/**
 * What a room holds of a client, and what becomes of it when that client turns out to be another (POST /v1/clients/{id}/merge). Each room with a
 * table that names a client implements it; a test compares {@link #tables} with the schema, so that none is forgotten. Called inside the
 * merge's transaction, with both clients' accounts taken, every room finishing one step before any begins the next.
 */
public interface ClientHoldings {

    /** The tables with a client_id that it sees to. */
    Set<String> tables();

    /** While the two are still apart: what was stamped on a record by the client's terms is stamped as if the two had been one from the start. */
    default void restamp(Merge merge) {
        // most holdings bear no stamp of their client's terms
    }

    /** Makes it the other client's. References between records are checked once all have moved. Works past managed entities: they are forgotten afterwards. */
    void handOver(Merge merge);

    /** Once everything is in its place: derives anew what depends on the client's other records, and brings the ledger in line. */
    default void judge(Merge merge) {
        // most holdings say nothing that depends on others
    }
}
