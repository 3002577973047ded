package dev.troth.agreement;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An agreement that might be made. */
@Schema(description = "An agreement that might be made, with the fees it might have")
public record HypotheticalAgreement(
        @Schema(description = "SERVICE where absent") AgreementKind kind,
        @Schema(required = true, description = "When both have accepted it; from then a CONFIDENTIALITY agreement binds") @NotNull Instant acceptedAt,
        @Schema(description = "Of a SERVICE agreement: expectations are among its terms; true where absent") Boolean expectations,
        @Schema(description = "When its fees are told; where this and feesChargedFrom are absent it has none") Instant feesDisclosedAt,
        @Schema(description = "From when its fees are charged") Instant feesChargedFrom,
        @Schema(description = "Of a CONFIDENTIALITY agreement: whom it binds; BOTH where absent") Bound bound,
        @Schema(description = "Of a CONFIDENTIALITY agreement: when it ends") Instant endsAt) {
}
