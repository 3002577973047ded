package dev.troth.attention;

import dev.troth.platform.paging.Page;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a feature implements so that what it leaves waiting is seen. */
public interface AttentionSource {

    AttentionKind kind();

    /**
     * What waits, the longest first, and how much in all.
     *
     * @param clientIds none for all
     * @param parties the parties it is up to; none for all
     */
    Page<AttentionItem> waiting(List<UUID> clientIds, List<Party> parties, Instant now, int limit);
}
