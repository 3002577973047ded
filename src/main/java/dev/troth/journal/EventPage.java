package dev.troth.journal;

import dev.troth.platform.paging.Continued;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A piece of the feed, which has no last page: what comes next may not have happened yet.
 *
 * @param next always there; on a piece without events it may lie further on, since what was not asked for was passed over
 */
@Schema(description = "A piece of the feed of events")
public record EventPage(
        @Schema(required = true, description = "In the tenant's order; may be empty") List<CloudEvent> items,
        @Schema(required = true, description = "Opaque token of what follows, always there: pass it as `after`, at once or later") String next) implements Continued<CloudEvent> {
}
