package dev.troth.journal;

import java.util.List;

/** Hears of entries as they are sealed. */
public interface SealedListener {

    /** Told once of each entry of the current tenant, in their order, in the transaction that seals them. */
    void sealed(List<SealedEntry> entries);
}
