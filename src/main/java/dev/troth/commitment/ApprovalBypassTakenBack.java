package dev.troth.commitment;

import dev.troth.record.Correction;
import java.util.UUID;

/** The delivery that opened an incident was a mistake in the record, and so is the incident: fired inside the correction's transaction. */
public record ApprovalBypassTakenBack(UUID incidentId, Correction why) {
}
