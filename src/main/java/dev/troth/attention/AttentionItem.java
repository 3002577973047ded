package dev.troth.attention;

import dev.troth.attention.EscalationStep;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that needs doing now: by which rule, since when, and the request that resolves it. */
@Schema(description = "One thing that needs doing now")
public record AttentionItem(
        @Schema(required = true) AttentionKind kind,
        @Schema(required = true) UUID clientId,
        @Schema(required = true, description = "The party it is up to") Party party,
        @Schema(required = true) RecordType recordType,
        @Schema(required = true) UUID recordId,
        @Schema(required = true, description = "Since when it needs attention, or when it will; rising within a kind") Instant since,
        @Schema(required = true, description = "The rule it follows from") String rule,
        @Schema(required = true, description = "What the rule saw, in the order of the names: instants, durations and numbers as text. docs/contract.md names them for each kind") Map<String, String> facts,
        @Schema(description = "The step of the client's escalation plan to try now, and since when it is its turn") EscalationStep nextChannel,
        @Schema(required = true, description = "The request that resolves it", examples = "POST /v1/communications") String resolvedBy) {

    public AttentionItem {
        // In one order, so that the same answer has the same bytes.
        facts = new TreeMap<>(facts);
    }
}
