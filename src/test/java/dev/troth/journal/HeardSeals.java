package dev.troth.journal;

import dev.troth.platform.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears of sealed entries and keeps them by tenant, or fails where a test wants that. */
@ApplicationScoped
class HeardSeals implements SealedListener {

    private final CurrentTenant current;
    private final Map<String, List<SealedEntry>> heard = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    HeardSeals(CurrentTenant current) {
        this.current = current;
    }

    @Override
    public void sealed(List<SealedEntry> entries) {
        if (failing.contains(current.tenant())) {
            throw new IllegalStateException("as the test wants");
        }
        of(current.tenant()).addAll(entries);
    }

    List<SealedEntry> of(String tenant) {
        return heard.computeIfAbsent(tenant, key -> new CopyOnWriteArrayList<>());
    }

    void fail(String tenant) {
        failing.add(tenant);
    }

    void recover(String tenant) {
        failing.remove(tenant);
    }
}
