package dev.troth.agreement;

import java.util.ArrayList;
import java.util.List;

/** The moves of an agreement, and in which state each has a meaning. */
final class AgreementVerb {

    static final String OFFER = "offer";
    static final String ACCEPT = "accept";
    static final String DECLINE = "decline";
    static final String DISCLOSE_FEES = "disclose-fees";
    static final String AMEND = "amend";
    static final String REVIEWED = "reviewed";
    static final String CHECKS = "checks";
    static final String END = "end";

    private AgreementVerb() {
    }

    /**
     * @param agreed whether both have accepted a revision
     * @param undisclosed whether a fee has not been disclosed
     */
    static List<String> allowedIn(AgreementStatus status, boolean agreed, boolean undisclosed) {
        List<String> moves = new ArrayList<>(switch (status) {
            case DRAFT -> List.of(OFFER);
            case OFFERED -> List.of(ACCEPT, DECLINE, AMEND);
            case ACTIVE, EXPIRED, DECLINED -> List.of(AMEND);
            case ENDED -> List.of();
        });
        if (agreed && status != AgreementStatus.ENDED) {
            moves.add(REVIEWED);
            moves.add(END);
        }
        if (agreed) {
            moves.add(CHECKS);
        }
        if (undisclosed) {
            moves.add(DISCLOSE_FEES);
        }
        return moves;
    }
}
