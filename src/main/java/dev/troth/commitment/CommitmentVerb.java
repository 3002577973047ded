package dev.troth.commitment;

import java.util.List;

/** The moves of a commitment, and in which state each has a meaning. */
final class CommitmentVerb {

    static final String PROMISE = "promise";
    static final String DECLINE = "decline";
    static final String RENEGOTIATE = "renegotiate";
    static final String CLAIM = "claim";
    static final String HAND_OFF = "hand-off";
    static final String APPROVE = "approve";
    static final String DELIVER = "deliver";
    static final String ACCEPT = "accept";
    static final String REJECT = "reject";
    static final String GIVE_UP = "give-up";
    static final String WITHDRAW = "withdraw";
    static final String CANCEL = "cancel";
    static final String GRANT_GRACE = "grant-grace";

    private CommitmentVerb() {
    }

    static List<String> allowedIn(CommitmentStatus status) {
        return switch (status) {
            case REQUESTED -> List.of(PROMISE, DECLINE, CLAIM, HAND_OFF, APPROVE, CANCEL, GRANT_GRACE);
            case PROMISED -> List.of(RENEGOTIATE, CLAIM, HAND_OFF, APPROVE, DELIVER, GIVE_UP, WITHDRAW, CANCEL, GRANT_GRACE);
            case DELIVERED -> List.of(ACCEPT, REJECT, GRANT_GRACE);
            case REJECTED -> List.of(APPROVE, DELIVER, GIVE_UP, CANCEL, GRANT_GRACE);
            case ACCEPTED, MISSED, WITHDRAWN -> List.of(GRANT_GRACE);
            case DECLINED, CANCELLED -> List.of();
        };
    }
}
