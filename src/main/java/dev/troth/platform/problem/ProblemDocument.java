package dev.troth.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.core.Response;

/** The problem document of a failure that is answered as part of another answer, such as a line of a stream: as it would be alone. */
public final class ProblemDocument {

    private static final CatalogueEnforcer CATALOGUE = new CatalogueEnforcer();

    private ProblemDocument() {
    }

    public static HttpProblem of(Exception failure) {
        return FailureCauses.refusal(failure).map(RefusalMapper::problem)
                .orElseGet(() -> CATALOGUE.apply(HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR), ProblemContext.of(failure, "")));
    }
}
