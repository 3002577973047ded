package dev.troth.journal;

import dev.troth.platform.http.NoTimeLimit;
import dev.troth.platform.paging.CommaSeparated;
import dev.troth.platform.paging.Parameters;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened, for other services, over HTTP. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "events", description = "What happened, told to other services")
public class EventResource {

    private static final int LONGEST_WAIT = 30;

    private final EventWait events;

    EventResource(EventWait events) {
        this.events = events;
    }

    @GET
    @Blocking
    @NoTimeLimit
    @Operation(operationId = "listEvents", summary = "What happened after a place in the feed, in order and without gaps",
            description = "CloudEvents 1.0 in the tenant's order. Begin without `after`, then pass each answer's `next`: every event is seen exactly "
                    + "once, whatever is written meanwhile. A piece without events is no end: go on with its `next`, at once where only some `types` "
                    + "are wanted, or with `wait`.")
    public Uni<EventPage> list(
            @Parameter(description = "Where to go on: `next` of an earlier answer, for the same `types`",
                    schema = @Schema(type = SchemaType.STRING, maxLength = 1024)) @QueryParam("after") String after,
            @Parameter(description = "Types, separated by commas, with or without `dev.troth.` in front; `commitment.*` for all of a kind")
            @CommaSeparated(EventTypeSelector.class) @QueryParam("types") String types,
            @Parameter(description = "Events at the most; fewer where much was said of them", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200",
                    defaultValue = "50")) @QueryParam("limit") String limit,
            @Parameter(description = "Seconds to wait for an event where there is none yet", schema = @Schema(type = SchemaType.INTEGER,
                    minimum = "0", maximum = "30", defaultValue = "0")) @QueryParam("wait") String wait) {
        EventPlace place = EventPlace.of(after, EventTypes.parse("types", types), Parameters.limit(limit));
        return events.after(place, Duration.ofSeconds(wait == null ? 0 : Parameters.whole("wait", wait, 0, LONGEST_WAIT)));
    }
}
