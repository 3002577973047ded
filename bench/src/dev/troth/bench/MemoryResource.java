package dev.troth.bench;

import dev.troth.commitment.Deliver;
import dev.troth.commitment.NewCommitment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers of the service, given again from memory: what the stack alone does a second. In no build but the benchmark's. Filters, sign-in and the
 * reading of a body are those of the service; nothing is computed and no database asked.
 */
@Path("/v1/bench")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MemoryResource {

    private final java.nio.file.Path directory;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    MemoryResource(@ConfigProperty(name = "troth.bench.answers", defaultValue = "answers") String directory) {
        this.directory = java.nio.file.Path.of(directory);
    }

    @GET
    @Path("/{name}/{id}")
    public Response get(@PathParam("name") String name, @PathParam("id") String id, @Context Request request) {
        Answer answer = answer(name);
        String tag = answer.headers().get("etag");
        Response.ResponseBuilder unchanged = tag == null ? null : request.evaluatePreconditions(EntityTag.valueOf(tag));
        return unchanged == null ? answer.response() : unchanged.tag(EntityTag.valueOf(tag)).build();
    }

    @POST
    @Path("/create")
    public Response create(@NotNull @Valid NewCommitment body) {
        return answer("create").response();
    }

    @POST
    @Path("/deliver/{id}")
    public Response deliver(@PathParam("id") String id, @Valid Deliver body) {
        return answer("deliver").response();
    }

    private Answer answer(String name) {
        return answers.computeIfAbsent(name, this::read);
    }

    /** A file as curl -i writes it: a line with the status, the headers, an empty line, the body. */
    private Answer read(String name) {
        try {
            String[] parts = Files.readString(directory.resolve(name)).split("\r\n\r\n", 2);
            List<String> lines = parts[0].lines().toList();
            Map<String, String> headers = new LinkedHashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] header = line.split(": ", 2);
                headers.put(header[0].toLowerCase(java.util.Locale.ROOT), header[1]);
            }
            headers.keySet().retainAll(List.of("etag", "location", "link"));
            return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers, parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {

        Response response() {
            Response.ResponseBuilder response = Response.status(status).entity(body);
            headers.forEach(response::header);
            return response.build();
        }
    }
}
