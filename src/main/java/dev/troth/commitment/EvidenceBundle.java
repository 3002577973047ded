package dev.troth.commitment;

import dev.troth.record.Artefact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The proof of what was delivered to a client in a period, to be handed over as one document (practice 17). */
@Schema(description = "The proof of what was delivered to a client in a period, and not rejected")
public record EvidenceBundle(
        @Schema(required = true) UUID clientId,
        @Schema(required = true) Instant from,
        @Schema(required = true, description = "Exclusive") Instant to,
        @Schema(required = true, description = "In the order of what they show: by at, or by deliveredAt where there is none") List<Item> artefacts,
        @Schema(required = true, description = "SHA-256, hexadecimal, of the artefacts as JSON in UTF-8: members sorted by name, without what is absent "
                + "and without white space") String sha256) {

    /** One artefact, and the delivery it belongs to. */
    @Schema(name = "BundledArtefact", description = "One artefact, and the delivery it belongs to")
    public record Item(
            @Schema(required = true) UUID commitmentId,
            @Schema(required = true, description = "What was delivered") String delivery,
            @Schema(required = true) Instant deliveredAt,
            String title,
            @Schema(required = true) Artefact.Kind kind,
            String link,
            @Schema(description = "SHA-256 of its content, hexadecimal") String sha256,
            Instant at,
            Artefact.Cover covers) {

        static Item of(Commitment commitment, Artefact artefact) {
            return new Item(commitment.id(), commitment.fields().title(), commitment.deliveredAt(), artefact.title(),
                    artefact.kind() == null ? Artefact.Kind.LINK : artefact.kind(), artefact.link(), artefact.sha256(), artefact.at(), artefact.covers());
        }

        /** When it shows what it shows. */
        Instant shownAt() {
            return at == null ? deliveredAt : at;
        }
    }
}
