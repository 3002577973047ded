package dev.troth.commitment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a request was declined, and who was recommended instead (practices 9, 10). */
@Schema(description = "Why a request was declined, and who was recommended instead")
public record Refused(
        String reason,
        @Schema(required = true) List<Referral> referrals) {
}
