package dev.troth.disclosure;

import java.time.Instant;
import java.util.List;

/**
 * What the promisor of a commitment told about it, as far as the commitment is judged by it.
 *
 * @param delayNotices when it told of a delay, the earliest first
 * @param skillGapConsentedAt when the other party first consented to a skill gap disclosed about it, null where it has not
 */
public record ToldOfWork(List<Instant> delayNotices, Instant skillGapConsentedAt) {

    /** Of work that nobody has heard of yet. */
    public static final ToldOfWork NOTHING = new ToldOfWork(List.of(), null);
}
