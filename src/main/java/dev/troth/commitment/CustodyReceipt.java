package dev.troth.commitment;

import dev.troth.platform.text.Limits;
import dev.troth.record.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The receipt for something taken in: passing it on is promised with it (practice 18). */
@Schema(description = "The receipt for something taken in; passing it on is promised with it")
public record CustodyReceipt(
        @Schema(required = true) @NotNull UUID clientId,
        @Schema(required = true, examples = "Cheque for the registration fee") @NotBlank @Size(max = Limits.LINE) String item,
        @Schema(required = true, description = "When it was taken in") @NotNull Instant receivedAt,
        @Schema(required = true, description = "Until when it is passed on") @NotNull Instant forwardBy,
        @Schema(description = "Who took it in") @Size(max = Limits.LINE) String receivedBy,
        @Valid Money amount) {

    NewCommitment commitment() {
        return NewCommitment.of(clientId, item, CommitmentKind.CUSTODY, receivedAt, forwardBy);
    }

    Custody custody() {
        return new Custody(item, receivedAt, forwardBy, amount, receivedBy);
    }
}
