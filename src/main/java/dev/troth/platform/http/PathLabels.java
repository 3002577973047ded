package dev.troth.platform.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Metrics are labelled by the templates of the contract. What the framework could not match, such as a request that was refused at the
 * door, it would label with the path and the method as the caller wrote them: an id, or whatever else stood there. Of our own requests to others
 * it would name the host, which is a tenant's receiver: those are counted by what came of them instead.
 */
public class PathLabels {

    private static final String SERVED = "http.server";
    private static final String ASKED_OF_OTHERS = "http.client";
    /** What the framework itself says where there is no template. */
    private static final Set<String> OF_THE_FRAMEWORK = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN", "root");
    /** Few, because each is a series for every address, method and status. */
    private static final double[] BUCKETS = Stream.of(25, 100, 250, 1_000, 5_000).mapToDouble(millis -> Duration.ofMillis(millis).toNanos()).toArray();

    @Produces
    @Singleton
    MeterFilter templatesOnly(PathTemplates templates) {
        Set<String> known = Set.copyOf(templates.all());
        return new MeterFilter() {

            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return id.getName().startsWith(ASKED_OF_OTHERS) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }

            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().startsWith(SERVED)) {
                    return id;
                }
                String path = id.getTag("uri");
                Meter.Id labelled = path == null || known.contains(path) || OF_THE_FRAMEWORK.contains(path) ? id : other(id, "uri");
                String method = id.getTag("method");
                return method == null || PathTemplates.method(method).equals(method) ? labelled : other(labelled, "method");
            }

            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(SERVED + ".requests") ? DistributionStatisticConfig.builder().serviceLevelObjectives(BUCKETS).build().merge(config) : config;
            }
        };
    }

    private static Meter.Id other(Meter.Id id, String label) {
        return id.replaceTags(Tags.of(id.getTags()).and(Tag.of(label, PathTemplates.OTHER)));
    }
}
