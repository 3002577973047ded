package dev.troth.journal;

import dev.troth.platform.paging.Cursor;
import dev.troth.platform.problem.Refusal;
import java.util.UUID;

/**
 * Where a reader of the feed is, and what it reads.
 *
 * @param after the number of the last entry it is done with; 0 at the beginning
 * @param limit events at a time
 */
record EventPlace(long after, EventTypes types, int limit) {

    private static final String FEED = "events";

    /** The number alone is the place. */
    private static final UUID NO_ID = new UUID(0, 0);

    /** @param token what a page before gave as next; null for the beginning */
    static EventPlace of(String token, EventTypes types, int limit) {
        if (token == null) {
            return new EventPlace(0, types, limit);
        }
        EventPlace place = new EventPlace(seq(Cursor.parse(token, FEED + types.wanted())), types, limit);
        if (!place.token().equals(token)) {
            throw unknown();
        }
        return place;
    }

    private static long seq(Cursor cursor) {
        try {
            return Long.parseLong(cursor.sortValue());
        } catch (NumberFormatException e) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Cursor.refusal("is not a token of this service");
    }

    EventPlace at(long seq) {
        return new EventPlace(seq, types, limit);
    }

    String token() {
        return new Cursor(Long.toString(after), NO_ID).token(FEED + types.wanted());
    }
}
