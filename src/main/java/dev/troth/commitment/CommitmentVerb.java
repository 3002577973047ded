package dev.troth.commitment;

import java.util.List;

/** The moves of a commitment, and in which state each has a meaning. */
final class CommitmentVerb {

    static final String PROMISE = "promise";
    static final String DECLINE = "decline";
    static final String RENEGOTIATE = "renegotiate";
    static final String CLAIM = "claim";
    static final String HAND_OFF = "hand-off";
    static final String CONFIRM_READ_BACK = "confirm-read-back";
    static final String ASSUME = "assume";
    static final String CONFIRM_ASSUMPTION = "confirm-assumption";
    static final String APPROVE = "approve";
    static final String DELIVER = "deliver";
    static final String ACCEPT = "accept";
    static final String REJECT = "reject";
    static final String GIVE_UP = "give-up";
    static final String WITHDRAW = "withdraw";
    static final String CANCEL = "cancel";
    static final String GRANT_GRACE = "grant-grace";
    static final String FALSIFY_SKILL = "falsify-skill";

    private CommitmentVerb() {
    }

    /**
     * @param toBeKept whether it is promised and not delivered for good
     * @param assuming whether an assumption is unconfirmed
     * @param owned whether somebody has claimed it
     * @param claimed whether a promise rests on a skill that was claimed to be there
     */
    static List<String> allowedIn(CommitmentStatus status, boolean toBeKept, boolean assuming, boolean owned, boolean claimed) {
        return allowedIn(status, toBeKept).stream().filter(verb -> assuming || !verb.equals(CONFIRM_ASSUMPTION))
                .filter(verb -> owned || !verb.equals(HAND_OFF)).filter(verb -> claimed || !verb.equals(FALSIFY_SKILL)).toList();
    }

    private static List<String> allowedIn(CommitmentStatus status, boolean toBeKept) {
        return switch (status) {
            case REQUESTED -> List.of(PROMISE, DECLINE, CLAIM, HAND_OFF, CONFIRM_READ_BACK, ASSUME, CONFIRM_ASSUMPTION, APPROVE, CANCEL, GRANT_GRACE);
            case PROMISED -> List.of(RENEGOTIATE, CLAIM, HAND_OFF, CONFIRM_READ_BACK, ASSUME, CONFIRM_ASSUMPTION, APPROVE, DELIVER, GIVE_UP, WITHDRAW,
                    CANCEL, GRANT_GRACE, FALSIFY_SKILL);
            case DELIVERED -> List.of(CONFIRM_ASSUMPTION, ACCEPT, REJECT, GRANT_GRACE, FALSIFY_SKILL);
            // Rejected in time it is a promise like any other. Rejected after it was due it was missed, which no later word of anybody undoes.
            case REJECTED -> toBeKept
                    ? List.of(RENEGOTIATE, CLAIM, HAND_OFF, CONFIRM_READ_BACK, ASSUME, CONFIRM_ASSUMPTION, APPROVE, DELIVER, GIVE_UP, WITHDRAW, CANCEL,
                            GRANT_GRACE, FALSIFY_SKILL)
                    : List.of(CONFIRM_READ_BACK, ASSUME, CONFIRM_ASSUMPTION, APPROVE, DELIVER, GIVE_UP, GRANT_GRACE, FALSIFY_SKILL);
            case ACCEPTED, MISSED, WITHDRAWN -> List.of(GRANT_GRACE, FALSIFY_SKILL);
            case DECLINED -> List.of();
            case CANCELLED -> List.of(FALSIFY_SKILL);
        };
    }
}
