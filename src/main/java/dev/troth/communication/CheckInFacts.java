package dev.troth.communication;

import dev.troth.agreement.CheckInPlan;
import dev.troth.disclosure.Absence;
import java.time.Instant;
import java.util.List;

/**
 * What the rules need of the check-ins one agreement provides for.
 *
 * @param made the first of each period that has one
 * @param absences of the provider, who promised them
 */
record CheckInFacts(CheckInPlan plan, List<Instant> made, List<Absence> absences) {
}
