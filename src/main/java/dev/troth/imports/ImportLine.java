package dev.troth.imports;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of an import: a request, and the name it goes by. */
@Schema(description = "One line of an import: a request, and the name it goes by")
public record ImportLine(
        @Schema(required = true, description = "The line's own name, unique in the import: letters, digits and `. _ : -`. It is kept; it is no place for personal data.",
                examples = "promise-7", pattern = "^[A-Za-z0-9._:-]+$") @Size(min = 1, max = ImportKeys.LONGEST) String key,
        @Schema(required = true, description = "A POST that creates or moves a record, or the PUT of a client by the caller's own key. Where the path has an id, "
                + "`@` and the key of an earlier line stands for the record that line was about.", examples = "POST /v1/commitments/@promise-7/deliver")
        @Size(max = Operations.LONGEST) String operation,
        @Schema(description = "The body of that request. Where it takes an id, `@` and the key of an earlier line stands for the record that line was about; "
                + "a text that begins with @ stays a text.", type = SchemaType.OBJECT, additionalProperties = Object.class) JsonNode body) {
}
