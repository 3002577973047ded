package dev.troth.journal;

import dev.troth.journal.JournalVerification.Head;
import dev.troth.platform.http.NoTimeLimit;
import dev.troth.platform.http.StreamLimit;
import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.security.NeedsScope;
import dev.troth.platform.security.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The journal as evidence, over HTTP. */
@Path("/v1/journal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "journal", description = "The log of everything that happened, chained by hashes")
public class JournalResource {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final JournalVerifier verifier;
    private final StreamLimit atOnce;

    JournalResource(JournalVerifier verifier, StreamLimit atOnce) {
        this.verifier = verifier;
        this.atOnce = atOnce;
    }

    @GET
    @Path("/verify")
    @NoTimeLimit
    @NeedsScope(Scope.ADMIN)
    @Operation(operationId = "verifyJournal", summary = "Recomputes the journal's chain of hashes and names the first link that is broken",
            description = "Reads all that is sealed, unless `after` leaves out what was verified before. A chain that was cut at its end, or written "
                    + "anew as a whole, holds in itself: note the head now and then, and give it as `seq` and `hash`.")
    public JournalVerification verify(
            @Parameter(description = "Verify only the links beyond this number, that of a head known to be good",
                    schema = @Schema(type = SchemaType.INTEGER, minimum = "0", defaultValue = "0")) @QueryParam("after") String after,
            @Parameter(description = "Number of a head noted earlier; together with `hash`", schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
            @QueryParam("seq") String seq,
            @Parameter(description = "Hash of that head in hexadecimal: it must still be on the chain",
                    schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9a-f]{64}$")) @QueryParam("hash") String hash) {
        long known = after == null ? 0 : Parameters.whole("after", after, 0, Long.MAX_VALUE);
        Head noted = noted(seq, hash);
        return atOnce.counted(() -> verifier.verify(known, noted));
    }

    private static Head noted(String seq, String hash) {
        if (seq == null && hash == null) {
            return null;
        }
        if (seq == null || hash == null) {
            throw Refusal.parameter(seq == null ? "seq" : "hash", "is missing: seq and hash are given together");
        }
        if (!HASH.matcher(hash).matches()) {
            throw Refusal.parameter("hash", "must be 64 hexadecimal digits in lower case");
        }
        return new Head(Parameters.whole("seq", seq, 1, Long.MAX_VALUE), hash);
    }
}
