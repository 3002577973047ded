package dev.troth.platform.paging;

import java.time.Instant;
import java.util.UUID;

/** A place in a list that rises by an instant: the last item seen. */
public record Place(Instant at, UUID id) {
}
