package dev.troth.disclosure;

import dev.troth.platform.precondition.Representation;
import dev.troth.record.Channel;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A disclosure on the wire. */
@Schema(name = "Disclosure")
public record DisclosureView(
        @Schema(required = true) UUID id,
        @Schema(required = true) long version,
        @Schema(required = true) UUID clientId,
        @Schema(required = true) DisclosureKind kind,
        @Schema(required = true) String statement,
        @Schema(required = true) Party discloser,
        About about,
        @Schema(required = true) Severity severity,
        @Schema(required = true) Instant awareAt,
        Instant disclosedAt,
        Instant counterpartKnewAt,
        Channel channel,
        String remedyPlan,
        @Schema(required = true, description = "Whether telling came with an apology") boolean apologised,
        @Schema(required = true) boolean denied,
        @Schema(required = true) boolean deception,
        AbsenceWindow window,
        @Schema(required = true, description = "How candid it was, as follows from its instants") DisclosureState state,
        Decision decision,
        @Schema(description = "What was proven of the statement; absent where nothing was") Verdict verdict,
        @Schema(description = "When what is open with the client was looked through, where something was hidden") Instant openItemsReviewedAt,
        @Schema(description = "What was found then") String openItemsFindings,
        @Schema(required = true, description = "When the service recorded it") Instant recordedAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(description = "When it was taken back as a mistake") Instant retractedAt,
        @Schema(required = true, description = "The moves open now") List<String> allowed) implements Representation {

    /** How candid it was to tell of a skill gap depends on when the work was promised, too. */
    @Override
    public boolean changesUnseen() {
        return kind == DisclosureKind.SKILL_GAP && about != null;
    }

    static DisclosureView of(Disclosure disclosure, DisclosureState state) {
        DisclosureFields fields = disclosure.fields();
        return new DisclosureView(disclosure.id(), disclosure.version(), disclosure.clientId(), disclosure.kind(), fields.statement(),
                disclosure.discloser(), disclosure.about(), fields.severity(), disclosure.awareAt(), disclosure.disclosedAt(),
                disclosure.counterpartKnewAt(), fields.channel(), fields.remedyPlan(), disclosure.apologised(),
                fields.denied(), fields.deception(), disclosure.window(), state,
                disclosure.decision(), disclosure.verdict(), disclosure.openItemsReviewedAt(), disclosure.openItemsFindings(), disclosure.createdAt(), disclosure.updatedAt(),
                disclosure.retractedAt(), disclosure.allowed());
    }
}
