package dev.troth.review;

import dev.troth.platform.problem.Refusal;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many promises may be broken before a target is missed, and how many were: an error budget for one's word (practice 11). */
@Schema(description = "How many promises may be broken before the target is missed, and how many were")
public record PromiseBudget(
        @Schema(required = true, description = "The kept ratio aimed at", examples = "0.95") BigDecimal target,
        @Schema(required = true, description = "(1 - target) * due") double allowed,
        @Schema(required = true, description = "late + missed + overdue") long spent,
        @Schema(required = true, description = "allowed - spent; below 0 the target is missed") double remaining,
        @Schema(description = "(spent / due) / (1 - target): above 1 the budget is spent faster than it is allowed. Absent where nothing was due") Double burnRate) {

    private static final BigDecimal TARGET_WHERE_ABSENT = new BigDecimal(".95");
    private static final Pattern SHARE = Pattern.compile("0?\\.\\d{1,9}");

    static PromiseBudget of(BigDecimal target, long due, long spent) {
        // In decimals, so that a twentieth of twenty promises is one.
        BigDecimal allowed = BigDecimal.ONE.subtract(target).multiply(BigDecimal.valueOf(due));
        return new PromiseBudget(target, allowed.doubleValue(), spent, allowed.subtract(BigDecimal.valueOf(spent)).doubleValue(),
                due == 0 ? null : spent / allowed.doubleValue());
    }

    /** A target as callers write it; .95 where absent. */
    static BigDecimal target(String target) {
        if (target == null) {
            return TARGET_WHERE_ABSENT;
        }
        if (!SHARE.matcher(target).matches() || new BigDecimal(target).signum() == 0) {
            throw Refusal.parameter("target", "must be a number between 0 and 1 such as 0.95, with at most nine decimals");
        }
        return new BigDecimal(target);
    }
}
