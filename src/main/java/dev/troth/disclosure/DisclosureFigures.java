package dev.troth.disclosure;

import dev.troth.platform.figures.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How candid the disclosures of a group were, and how soon they were made (practices 12, 15, 50, 73). */
public final class DisclosureFigures {

    private final String key;
    private final Map<DisclosureState, Long> byState = new EnumMap<>(DisclosureState.class);
    private final List<Duration> delays = new ArrayList<>();
    private final List<Duration> mistakeDelays = new ArrayList<>();

    DisclosureFigures(String key) {
        this.key = key;
        for (DisclosureState state : DisclosureState.values()) {
            byState.put(state, 0L);
        }
    }

    /** @param delay from knowing to telling, null while it was not told */
    void add(DisclosureKind kind, DisclosureState state, Duration delay) {
        byState.merge(state, 1L, Long::sum);
        if (delay != null) {
            delays.add(delay);
            if (kind == DisclosureKind.MISTAKE || kind == DisclosureKind.DELAY) {
                mistakeDelays.add(delay);
            }
        }
    }

    /** Of the group, null for the total. */
    public String key() {
        return key;
    }

    public long count() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Every state, those that did not occur with 0. */
    public Map<DisclosureState, Long> byState() {
        return new EnumMap<>(byState);
    }

    /** What was told before the other party knew by other means. */
    public long beforeDiscovery() {
        return byState.get(DisclosureState.PROACTIVE) + byState.get(DisclosureState.AFTER_GRACE);
    }

    /** The share of it in what was told or found out, null where nothing was. */
    public Double shareBeforeDiscovery() {
        long known = count() - byState.get(DisclosureState.UNDISCLOSED);
        return known == 0 ? null : (double) beforeDiscovery() / known;
    }

    /** Null where nothing was told. */
    public Duration medianTimeToDisclose() {
        return Durations.median(delays);
    }

    /** How long it took to tell of each mistake and each delay that was told of. */
    public List<Duration> mistakeDelays() {
        return List.copyOf(mistakeDelays);
    }
}
