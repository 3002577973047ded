package dev.troth.trust;

import java.util.List;

/**
 * What adding a tenant's ledger up anew found.
 *
 * @param lines lines of the ledger
 * @param sums running sums that are kept of them
 * @param damage places that do not hold, the first of them where there are many; empty where all do
 */
public record LedgerVerification(long lines, long sums, List<String> damage) {

    public LedgerVerification {
        damage = List.copyOf(damage);
    }

    public boolean isWhole() {
        return damage.isEmpty();
    }
}
