package dev.troth.trust;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lowest T of each band above BROKEN (TRUST-MODEL.md section 2, Bands). */
@Schema(description = "The lowest trust of each band, falling; what is below fragile is BROKEN")
public record BandLimits(
        @Schema(required = true, examples = "0.8") @NotNull @DecimalMin("0") @DecimalMax("1") Double trusted,
        @Schema(required = true, examples = "0.65") @NotNull @DecimalMin("0") @DecimalMax("1") Double dependable,
        @Schema(required = true, examples = "0.5") @NotNull @DecimalMin("0") @DecimalMax("1") Double mixed,
        @Schema(required = true, examples = "0.35") @NotNull @DecimalMin("0") @DecimalMax("1") Double fragile) {

    List<Double> inOrder() {
        return List.of(trusted, dependable, mixed, fragile);
    }

    static BandLimits of(List<Double> limits) {
        return new BandLimits(limits.get(0), limits.get(1), limits.get(2), limits.get(3));
    }
}
