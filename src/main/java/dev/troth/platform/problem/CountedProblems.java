package dev.troth.platform.problem;

import dev.troth.platform.trace.TraceId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;

/** The last to see a problem document: counts it by its type, and says which trace it belongs to. */
@ApplicationScoped
public final class CountedProblems implements ProblemPostProcessor {

    private static final int AFTER_ALL_OTHERS = -1_000;

    /** All are there from the start, so that the first one of a type is an increase. */
    void begin(@Observes StartupEvent started) {
        Arrays.stream(ProblemType.values()).forEach(CountedProblems::counter);
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        ProblemType.ofUri(problem.getType()).ifPresent(CountedProblems::count);
        return TraceId.current().map(id -> HttpProblem.builder(problem).with(TraceId.NAME, id).build()).orElse(problem);
    }

    @Override
    public int priority() {
        return AFTER_ALL_OTHERS;
    }

    /** Counts one that is given without the framework. */
    public static void count(ProblemType type) {
        counter(type).increment();
    }

    private static Counter counter(ProblemType type) {
        return Counter.builder("troth.problems").description("Problem documents given, by the type of the catalogue").tag("type", type.slug()).register(Metrics.globalRegistry);
    }
}
