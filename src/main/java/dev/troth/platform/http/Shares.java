package dev.troth.platform.http;

import java.util.HashMap;
import java.util.Map;

/** How much of something is under way at this replica, where only so much of it may be, of one tenant and in all. */
final class Shares {

    private final int mostOfATenant;
    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Shares(int mostOfATenant, int most) {
        this.mostOfATenant = mostOfATenant;
        this.most = most;
    }

    /** @return false where as much is under way as may be: nothing is to be given back then */
    synchronized boolean take(String tenant) {
        int ofTenant = taken.getOrDefault(tenant, 0);
        if (all >= most || ofTenant >= mostOfATenant) {
            return false;
        }
        taken.put(tenant, ofTenant + 1);
        all++;
        return true;
    }

    synchronized void leave(String tenant) {
        taken.computeIfPresent(tenant, (name, count) -> count == 1 ? null : count - 1);
        all--;
    }
}
