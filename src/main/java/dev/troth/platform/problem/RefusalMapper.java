package dev.troth.platform.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * Turns a refusal into its problem document. Not a provider: the library's mappers catch whatever is thrown, and {@link CatalogueEnforcer} finds the
 * refusal in it.
 */
public final class RefusalMapper extends ExceptionMapperBase<Refusal> {

    private static final String RETRY_AFTER = "Retry-After";
    private static final int SOON = 5;

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
        if (refusal.type() == ProblemType.SERVICE_UNAVAILABLE) {
            problem.withHeader(RETRY_AFTER, SOON);
        }
        if (refusal.members().get("retryAfter") instanceof Long seconds) {
            problem.withHeader(RETRY_AFTER, seconds);
        }
        if (refusal.type() == ProblemType.FORBIDDEN && refusal.members().get("scope") instanceof String scope) {
            // RFC 6750 section 3.1
            problem.withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
        return problem.build();
    }
}
