package dev.troth.trust;

import dev.troth.platform.problem.Refusal;
import dev.troth.trust.model.Dimension;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The choices of a tenant in TRUST-1, as it makes them: the whole policy, which becomes its next version. */
@Schema(description = "The choices of a tenant in TRUST-1, all of them")
public record NewTrustPolicy(
        @Schema(required = true, description = "Weight of each dimension, at least 0; they are scaled to sum to 1. Only what is off may be left out.")
        @NotNull @Size(max = 5) Map<Dimension, @NotNull @PositiveOrZero Double> weights,
        @Schema(description = "Dimensions switched off: their weight is spread over the others. None where absent.")
        @Size(max = 4) List<@NotNull Dimension> off,
        @Schema(required = true) @NotNull @Valid BandLimits bands) {

    /** @throws Refusal for weights that weigh nothing, and for limits that do not fall */
    PolicyTerms terms() {
        List<Dimension> switchedOff = off == null ? List.of() : off;
        if (new HashSet<>(switchedOff).size() < switchedOff.size()) {
            throw Refusal.field("/off", "names a dimension twice");
        }
        Map<Dimension, Double> all = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            Double weight = weights.get(dimension);
            if (weight == null && !switchedOff.contains(dimension)) {
                throw Refusal.field("/weights/" + dimension, "must be there, for the dimension is not off");
            }
            all.put(dimension, weight == null ? 0 : weight);
        }
        if (Double.isInfinite(all.values().stream().mapToDouble(Double::doubleValue).sum())) {
            throw Refusal.field("/weights", "must be finite, and so must their sum");
        }
        if (Arrays.stream(Dimension.values()).allMatch(dimension -> switchedOff.contains(dimension) || all.get(dimension) == 0)) {
            throw Refusal.field("/weights", "must have one above 0 that is not off");
        }
        List<Double> limits = bands.inOrder();
        for (int i = 1; i < limits.size(); i++) {
            if (limits.get(i) >= limits.get(i - 1)) {
                throw Refusal.field("/bands", "must fall from trusted to fragile");
            }
        }
        return new PolicyTerms(all, switchedOff.stream().sorted().toList(), bands);
    }
}
