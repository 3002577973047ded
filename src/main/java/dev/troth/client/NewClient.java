package dev.troth.client;

import dev.troth.platform.text.KnownZone;
import dev.troth.platform.text.Limits;
import dev.troth.platform.time.BusinessHours;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client as a caller first describes it. */
@Schema(description = "A client as first described")
public record NewClient(
        @Schema(required = true, examples = "Dr. Ada Okafor") @NotBlank @Size(max = Limits.LINE) String name,
        @Schema(description = "PERSON where absent") Client.Kind kind,
        @Size(max = Limits.LINE) String preferredName,
        @Email @Size(max = Limits.LINE) String email,
        @Size(max = Limits.LINE) String phone,
        @Schema(examples = "Europe/Berlin") @KnownZone @Size(max = Limits.LINE) String timeZone,
        @Schema(description = "The caller's own key, unique in the tenant. It stands in addresses, so let it be an opaque one") @Size(min = 1, max = Limits.LINE) String externalRef,
        @Size(max = Limits.LIST) List<@NotBlank @Size(max = Limits.LINE) String> tags,
        @Size(max = Limits.TEXT) String notes,
        @Schema(description = "PROSPECT where absent") Client.Stage stage,
        @Schema(description = "The escalation plan, in order") @Size(max = Limits.LIST) List<@Valid EscalationChannel> channels,
        @Schema(description = "When the relationship began") Instant startedAt,
        @Schema(description = "When clocks run, in the client's time zone: for reply limits and for the waits of the escalation plan; day and night where absent") @Valid BusinessHours businessHours,
        @Schema(description = "What to talk of besides work: family, hobbies, the last holiday") @Size(max = Limits.TEXT) String rapport,
        @Schema(description = "What the client needs and is bound by") @Size(max = Limits.LIST) List<@Valid ClientNeed> needs,
        @Schema(description = "What is said of the client, verified or not") @Size(max = Limits.LIST) List<@Valid ProfileFact> profile,
        @Schema(description = "Days that matter to the client or that they need something on") @Size(max = Limits.LIST) List<@Valid ClientDate> dates) {

    ClientFields fields() {
        return new ClientFields(name, kind, preferredName, email, phone, timeZone, externalRef, tags, notes, channels, startedAt,
                businessHours, rapport, needs, profile, dates);
    }

    /** The same client under a caller's own key. */
    NewClient under(String ref) {
        return new NewClient(name, kind, preferredName, email, phone, timeZone, ref, tags, notes, stage, channels, startedAt, businessHours,
                rapport, needs, profile, dates);
    }
}
