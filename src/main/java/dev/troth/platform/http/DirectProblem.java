package dev.troth.platform.http;

import dev.troth.platform.problem.CountedProblems;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.trace.TraceId;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** A problem document given before, or instead of, the framework that renders all others. */
final class DirectProblem {

    private DirectProblem() {
    }

    static void answer(RoutingContext context, ProblemType type, String detail) {
        answer(context, type, detail, new JsonObject());
    }

    /** @param reference to the failure in the log */
    static void failure(RoutingContext context, String reference) {
        answer(context, ProblemType.INTERNAL_ERROR, ProblemType.INTERNAL_ERROR.explanation(), new JsonObject().put("reference", reference));
    }

    private static void answer(RoutingContext context, ProblemType type, String detail, JsonObject more) {
        HttpServerResponse response = context.response();
        response.setStatusCode(type.status()).putHeader("Content-Type", "application/problem+json");
        response.end(new JsonObject().put("type", type.uri().toString()).put("title", type.title()).put("status", type.status())
                .put("detail", detail).put("instance", context.request().path()).put(TraceId.NAME, RequestTrace.of(context)).mergeIn(more).encode());
        CountedProblems.count(type);
    }
}
