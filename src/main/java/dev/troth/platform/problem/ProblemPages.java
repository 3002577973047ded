package dev.troth.platform.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pages that explain the problem types: what every type URI in an error leads to. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML)
@Tag(name = "problems", description = "What each refusal means and what to do about it")
public final class ProblemPages {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>%1$s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body{font-family:system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;line-height:1.5}</style></head>
            <body><h1>%1$s</h1>%2$s</body>
            </html>
            """;

    @GET
    @Operation(operationId = "listProblems", summary = "Every problem type of the service, as a page",
            description = "For people: the catalogue the `type` of every error is from. Open to everybody.")
    public String list() {
        return PAGE.formatted("Problems", Arrays.stream(ProblemType.values())
                .map(type -> "<li><a href=\"/problems/%s\">%s</a> (%d)</li>".formatted(type.slug(), type.title(), type.status()))
                .collect(Collectors.joining("\n", "<ul>", "</ul>")));
    }

    @GET
    @Path("/{slug}")
    @Operation(operationId = "getProblem", summary = "One problem type explained, as a page",
            description = "What the `type` of an error leads to: what it means, and what to do about it. Open to everybody.")
    public String get(@PathParam("slug") String slug) {
        ProblemType type = ProblemType.ofSlug(slug).orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such problem type."));
        return PAGE.formatted(type.title(), "<p>%s</p><p>Type <code>%s</code>, status %d.</p><p><a href=\"/problems\">All problems</a></p>"
                .formatted(type.explanation(), type.uri(), type.status()));
    }
}
