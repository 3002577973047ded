package dev.troth.client;

import dev.troth.platform.precondition.Representation;
import dev.troth.platform.time.BusinessHours;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client on the wire. */
@Schema(name = "Client")
public record ClientView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) String name,
        @Schema(required = true) Client.Kind kind,
        String preferredName,
        @Schema(required = true, description = "How to call the client: preferredName, or name where there is none") String displayName,
        String email,
        String phone,
        String timeZone,
        String externalRef,
        @Schema(required = true) List<String> tags,
        String notes,
        @Schema(required = true) Client.Stage stage,
        @Schema(required = true, description = "Since when it is at this stage") Instant stageSince,
        @Schema(required = true, description = "The escalation plan, in order") List<EscalationChannel> channels,
        Instant startedAt,
        @Schema(description = "When clocks run, in the client's time zone, UTC where it has none; day and night where absent") BusinessHours businessHours,
        @Schema(description = "What to talk of besides work") String rapport,
        @Schema(required = true, description = "What the client needs and is bound by") List<ClientNeed> needs,
        @Schema(required = true, description = "What is said of the client, and whether it was verified") List<ProfileFactView> profile,
        @Schema(required = true, description = "Days that matter to the client or that they need something on") List<ClientDate> dates,
        @Schema(description = "The client it turned out to be; absent while it stands for itself. What was recorded of it is there") UUID mergedInto,
        @Schema(description = "When its personal data was erased; absent while it was not") Instant erasedAt,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true, description = "The moves open now; correct is refused while there is nothing to take back, as of a client that is new or was just merged") List<String> allowed) implements Representation {

    static ClientView of(Client client) {
        ClientFields fields = client.fields();
        return new ClientView(client.id(), client.version(), fields.name(), fields.kind(), fields.preferredName(), client.displayName(), fields.email(),
                fields.phone(), fields.timeZone(), fields.externalRef(), fields.tags(), fields.notes(), client.stage(),
                client.stageSince(), fields.channels(), fields.startedAt(), fields.businessHours(), fields.rapport(), fields.needs(),
                fields.profile().stream().map(ProfileFactView::of).toList(), fields.dates(), client.mergedInto(), client.erasedAt(), client.createdAt(), client.updatedAt(), client.allowed());
    }
}
