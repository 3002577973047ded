package dev.troth.communication;

import dev.troth.disclosure.Absence;
import dev.troth.platform.time.WorkingHours;
import dev.troth.record.Channel;
import dev.troth.trust.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the rules need of a communication that is owed a reply.
 *
 * @param subject the party that owes the reply
 * @param limit how long it may take
 * @param graced whether the other party granted grace
 * @param replies those that stand, the first first
 * @param absences of the subject
 * @param hours in which its clock runs, as they were when it was recorded; null for day and night
 */
record CommunicationFacts(Party subject, Purpose purpose, Instant at, Duration limit, boolean graced, List<Reply> replies, List<Absence> absences,
        WorkingHours hours) {

    /** @param onEscalationPlan whether it came on a channel of the client's escalation plan */
    record Reply(Instant at, Channel channel, boolean onEscalationPlan) {
    }
}
