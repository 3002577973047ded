package dev.troth.imports;

import dev.troth.platform.http.NoBodyLimit;
import dev.troth.platform.http.NoTimeLimit;
import dev.troth.platform.http.Streams;
import dev.troth.platform.idempotency.Idempotent;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Page;
import dev.troth.platform.paging.PageRequest;
import dev.troth.platform.paging.SortedBy;
import dev.troth.platform.problem.Refusal;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports over HTTP. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
@Tag(name = "imports", description = "Streams of records from elsewhere, and what came of each line")
public class ImportResource {

    private static final String NDJSON = "application/x-ndjson";

    private final ImportStream imports;
    private final ImportReader reader;

    ImportResource(ImportStream imports, ImportReader reader) {
        this.imports = imports;
        this.reader = reader;
    }

    @POST
    @NoBodyLimit
    @NoTimeLimit
    @Streams
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(operationId = "importLines", summary = "Records a stream of requests in order, each line with its own result",
            description = "One JSON object a line in, one result a line out, in the same order, while the stream still runs: read the answer while you "
                    + "send. Each line is a transaction of its own, judged as the request it stands for would be alone; a line that is rejected changes "
                    + "nothing, and those after it go on. Lines may have 1 MiB, streams any length. An import is resumed by sending the same "
                    + "stream under the same key again: lines that are done are not done again, lines that were rejected are tried again, and references "
                    + "lead to lines of earlier tries too. One stream at a time works on an import; after one that broke off without a word the next is taken "
                    + "90 seconds later. Idempotency-Key is not taken here.")
    @RequestBody(required = true, content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportLine.class)))
    @APIResponse(responseCode = "200", description = "A result for each line that is not blank",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ImportResult.class)))
    public Response run(
            @Parameter(description = "Names the import: letters, digits and `. _ : -`", required = true, schema = @Schema(type = SchemaType.STRING, maxLength = ImportKeys.LONGEST, pattern = "^[A-Za-z0-9._:-]+$"))
            @QueryParam("key") String key, InputStream lines, @Context UriInfo uri) {
        if (!ImportKeys.isKey(key)) {
            throw Refusal.parameter("key", ImportKeys.RULE);
        }
        ImportStore.Hold hold = imports.begin(key);
        StreamingOutput results = out -> imports.run(hold, lines, out, uri);
        return Response.ok(results, NDJSON).build();
    }

    @GET
    @Path("/{key}")
    @Operation(operationId = "getImport", summary = "How an import stands",
            description = "Read from what is kept of it: how many of its lines are done, and whether a stream works on it at the moment.")
    public ImportView get(@PathParam("key") String key) {
        return reader.get(key);
    }

    @GET
    @Path("/{key}/lines")
    @SortedBy("line")
    @Operation(operationId = "listImportLines", summary = "What came of the lines of an import, the last first",
            description = "A line is kept under its key; one without a key that can be read is answered only.")
    public Page<ImportLineView> lines(@PathParam("key") String key,
            @Parameter(description = "What became of them, separated by commas") @CommaSeparated(KeptLine.Outcome.class) @QueryParam("status") String status, @BeanParam PageRequest page) {
        return reader.lines(key, status, page);
    }
}
