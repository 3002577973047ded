package dev.troth.trust;

import java.util.List;

/** Lines were appended to the ledger. */
record EvidenceBooked(List<LedgerEntry> entries) {

    EvidenceBooked {
        entries = List.copyOf(entries);
    }
}
