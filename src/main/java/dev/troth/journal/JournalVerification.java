package dev.troth.journal;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What recomputing the chain of a tenant's journal found. */
@Schema(description = "What recomputing the chain of the journal found")
public record JournalVerification(
        @Schema(required = true, description = "Entries that have their link") long sealed,
        @Schema(required = true, description = "Entries that were written in the last moment and have no link yet") long pending,
        @Schema(required = true) Head head,
        @Schema(required = true, description = "Entries, of those looked at, whose contents are gone because their client was erased") long erased,
        @Schema(description = "The first link that does not hold; absent where all do") BrokenLink broken) {

    /** The last link. Whoever notes it can find out later whether the chain was cut or written anew. */
    @Schema(name = "JournalHead", description = "The last link of the chain: note it, and ask later whether it still is on the chain")
    public record Head(
            @Schema(required = true, description = "0 where nothing is sealed", examples = "42") long seq,
            @Schema(required = true, description = "SHA-256 in hexadecimal; zeros where nothing is sealed", pattern = "^[0-9a-f]{64}$",
                    examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String hash) {
    }

    /** Where the chain breaks, and how. */
    @Schema(name = "BrokenLink", description = "Where the chain breaks, and how")
    public record BrokenLink(
            @Schema(description = "The number of the link; absent for an entry that has none") Long seq,
            @Schema(description = "The entry; absent where it is not known") UUID entryId,
            @Schema(required = true) Fault reason) {
    }

    /** How a link can be broken. */
    @Schema(description = "`ENTRY_CHANGED`: the entry or its hash is not what was sealed. `PAYLOAD_CHANGED`: what was said is not. `PAYLOAD_MISSING`: what "
            + "was said is gone, though the client was not erased. `ENTRY_MISSING`: a link without its entry. `SEAL_MISSING`: a number is left out. "
            + "`ORDER_CHANGED`: entries have changed their places. `NOT_SEALED`: an entry that never waited to be sealed, or whose link is gone. "
            + "`HEAD_MISSING`: the head the caller noted is not on the chain, so that it was cut or written anew.")
    public enum Fault {
        ENTRY_CHANGED,
        PAYLOAD_CHANGED,
        PAYLOAD_MISSING,
        ENTRY_MISSING,
        SEAL_MISSING,
        ORDER_CHANGED,
        NOT_SEALED,
        HEAD_MISSING
    }
}
