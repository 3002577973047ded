package dev.troth.incident;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;

/**
 * What an incident needs before it is closed: the lesson it leaves and the practice adopted from it, or a waiver in their place (practice 30),
 * and the client who complained heard (practice 72). It is said whatever the state, so that a caller learns of it while there is time.
 */
final class ClosingRule {

    private ClosingRule() {
    }

    /** @param waived stands in for the lesson or the practice that is missing; null where nothing is waived */
    static void check(Incident incident, Waiver waived) {
        boolean unlearnt = incident.lesson() == null;
        boolean incomplete = unlearnt || incident.isPracticeMissing();
        if (waived != null && !incomplete) {
            throw Refusal.field("/waiver", "must not be there where neither the lesson nor the practice is missing");
        }
        if (waived == null && unlearnt) {
            throw incident.explained(ProblemType.LESSON_MISSING, "Record what is learnt from the incident, or why nothing is, then close it.");
        }
        if (waived == null && incomplete) {
            throw incident.explained(ProblemType.PRACTICE_MISSING, "Name the practice adopted from it, or say why none is needed, then close it.");
        }
        if (incident.isUnheard()) {
            throw incident.explained(ProblemType.NOT_HEARD, "The client complained and has not confirmed being heard.");
        }
    }
}
