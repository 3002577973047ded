package dev.troth.communication;

import dev.troth.agreement.Expectation;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.CodePoints;
import dev.troth.platform.text.Limits;
import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What was said, and about what: notes are taken to be found again (practice 22). */
public class CommunicationSearch {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");
    // The configuration 'simple' knows no language: words are found as they are written.
    private static final String HAS_WORDS = "cast(sql('(? @@ plainto_tsquery(''simple'', ?))', column(e.words as String), :text) as Boolean) = true";

    @CommaSeparated(Topic.Type.class)
    @QueryParam("aboutType")
    @Parameter(description = "Kinds of record it is about, separated by commas")
    String aboutType;

    @CommaSeparated(UUID.class)
    @QueryParam("aboutId")
    @Parameter(description = "Records it is about, separated by commas")
    String aboutId;

    @CommaSeparated(Expectation.Topic.class)
    @QueryParam("expectation")
    @Parameter(description = "Expectations of the agreement it is about, separated by commas")
    String expectation;

    @CommaSeparated(StatementKind.class)
    @QueryParam("statementKind")
    @Parameter(description = "Kinds of statement, separated by commas")
    String statementKind;

    @QueryParam("text")
    @Parameter(description = "Words that are all in the summary, in whatever order; at least one. Addresses land in the access logs of proxies: search for no names there", schema = @Schema(type = SchemaType.STRING, maxLength = Limits.LINE))
    String text;

    @QueryParam("confirmed")
    @Parameter(description = "true for those the other party has confirmed, false for all others", schema = @Schema(implementation = Boolean.class))
    String confirmed;

    @QueryParam("channelMismatch")
    @Parameter(description = "true for problems and questions sent by EMAIL, false for all others", schema = @Schema(implementation = Boolean.class))
    String channelMismatch;

    void narrow(Filter filter) {
        filter.oneOf("aboutType", aboutType, "aboutType", Topic.Type.class).ids("aboutId", aboutId, "aboutId")
                .oneOf("expectation", expectation, "expectation", Expectation.Topic.class)
                .oneOf("statementKind", statementKind, "statementKind", StatementKind.class);
        if (text != null) {
            filter.where(HAS_WORDS, "text", words());
        }
        if (confirmed != null) {
            filter.where(Parameters.truth("confirmed", confirmed) ? "e.confirmedAt is not null" : "e.confirmedAt is null");
        }
        if (channelMismatch != null) {
            filter.where("e.channelMismatch = :channelMismatch", "channelMismatch", Parameters.truth("channelMismatch", channelMismatch));
        }
    }

    private String words() {
        String words = Parameters.text("text", text);
        if (!WORD.matcher(words).find() || CodePoints.in(words) > Limits.LINE) {
            throw Refusal.parameter("text", "must have a word, and at most " + Limits.LINE + " characters");
        }
        return words;
    }
}
