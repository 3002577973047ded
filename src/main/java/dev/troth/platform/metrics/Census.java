package dev.troth.platform.metrics;

import io.micrometer.core.instrument.Tags;
import java.util.List;

/**
 * What a feature counts over all tenants: a query that is cheap whatever there is, and answers with one row of numbers, each of which is a gauge.
 *
 * @param query calls a function of the database that counts and shows nothing
 * @param figures as many as the row has columns, in their order
 */
public record Census(String query, List<Figure> figures) {

    public Census {
        figures = List.copyOf(figures);
    }

    public static Census of(String query, Figure... figures) {
        return new Census(query, List.of(figures));
    }

    /**
     * One of the numbers.
     *
     * @param unit its base unit, null for what is counted
     */
    public record Figure(String name, Tags tags, String unit, String description) {

        public static Figure count(String name, Tags tags, String description) {
            return new Figure(name, tags, null, description);
        }

        public static Figure age(String name, Tags tags, String description) {
            return new Figure(name, tags, "seconds", description);
        }
    }
}
