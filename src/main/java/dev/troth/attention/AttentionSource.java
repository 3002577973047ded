package dev.troth.attention;

import dev.troth.platform.paging.Page;

/** What a feature implements so that what it leaves waiting is seen. */
public interface AttentionSource {

    AttentionKind kind();

    /** What waits, rising by {@code since} and {@code recordId}, beyond the place asked for, and how much there is in all. */
    Page<AttentionItem> waiting(AttentionQuery query);
}
