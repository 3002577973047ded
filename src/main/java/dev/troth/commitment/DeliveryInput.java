package dev.troth.commitment;

import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Moments;
import dev.troth.record.Artefact;
import java.time.Instant;
import java.util.List;

/** What a caller says of a delivery must agree with itself: the checks that concern more than one field. */
final class DeliveryInput {

    private DeliveryInput() {
    }

    static void check(Deliver given, Instant now) {
        check(given.evidence(), "/evidence/");
        if (given.gate() != null) {
            Moments.pastOrAbsent(given.gate().at(), "/gate/at", now);
            check(given.gate().evidence(), "/gate/evidence/");
        }
    }

    private static void check(List<Artefact> artefacts, String pointer) {
        for (int i = 0; artefacts != null && i < artefacts.size(); i++) {
            Artefact.Cover covers = artefacts.get(i).covers();
            if (covers != null && !covers.from().isBefore(covers.to())) {
                throw Refusal.field(pointer + i + "/covers/to", "must be after from");
            }
        }
    }
}
