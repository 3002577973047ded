package dev.troth.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** Turns a refusal into its problem document. */
@Provider
public final class RefusalMapper extends ExceptionMapperBase<Refusal> {

    @Override
    protected HttpProblem toProblem(Refusal refusal) {
        return problem(refusal);
    }

    static HttpProblem problem(Refusal refusal) {
        HttpProblem.Builder problem = HttpProblem.builder()
                .withType(refusal.type().uri())
                .withTitle(refusal.type().title())
                .withStatus(refusal.type().status())
                .withDetail(refusal.getMessage());
        if (!refusal.errors().isEmpty()) {
            problem.with("errors", refusal.errors());
        }
        refusal.members().forEach(problem::with);
        if (refusal.type() == ProblemType.UNAUTHENTICATED) {
            problem.withHeader("WWW-Authenticate", "Bearer");
        }
        return problem.build();
    }
}
