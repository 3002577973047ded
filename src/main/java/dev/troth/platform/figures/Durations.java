package dev.troth.platform.figures;

import dev.troth.platform.time.Moments;
import java.time.Duration;
import java.util.List;

/** Where a share of several durations lies below. */
public final class Durations {

    private static final double HALF = .5;

    private Durations() {
    }

    /** The median, null of none. */
    public static Duration median(List<Duration> durations) {
        return quantile(durations, HALF);
    }

    /**
     * A quantile, between two neighbours in proportion (as percentile_cont of SQL), in whole seconds; null of none.
     *
     * @param share between 0 and 1
     */
    public static Duration quantile(List<Duration> durations, double share) {
        if (durations.isEmpty()) {
            return null;
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        Duration low = sorted.get(below);
        Duration high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return Moments.inSeconds(low.plusMillis(Math.round((place - below) * high.minus(low).toMillis())));
    }
}
