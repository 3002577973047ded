package dev.troth.upcoming;

import dev.troth.platform.paging.Page;

/** What a feature implements so that what it knows to come is seen. */
public interface UpcomingSource {

    UpcomingKind kind();

    /** What comes in the time asked for, rising by {@code at}, and how much there is in all. */
    Page<UpcomingItem> upcoming(UpcomingQuery query);
}
