package dev.troth.review;

import dev.troth.platform.figures.Period;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who stayed after what was told, and after what went wrong, as it was handled (practice 20). */
@Schema(description = "Who stayed after what was told and what went wrong")
public record RetentionReport(
        @Schema(required = true) Instant from,
        @Schema(required = true) Instant to,
        @Schema(required = true, description = "When it is judged who is still there, by the stage clients are at now and since when: `to`, or now where that lies ahead") Instant asOf,
        @Schema(required = true, description = "By how candid the provider was with a client in the period, at its worst") List<Disclosed> afterDisclosure,
        @Schema(required = true, description = "By how a client's incidents of the period were handled on average") List<Handled> afterIncident) {

    static RetentionReport of(Period period, List<Disclosed> afterDisclosure, List<Handled> afterIncident) {
        return new RetentionReport(period.from(), period.to(), period.asOf(), afterDisclosure, afterIncident);
    }

    /** Clients to whom something was disclosed, or who found it out. */
    @Schema(name = "RetentionAfterDisclosure")
    public record Disclosed(
            @Schema(required = true) Candor candor,
            @Schema(required = true, description = "Clients concerned: those who had not left before") long clients,
            @Schema(required = true, description = "Of them, those whose relationship has neither lapsed nor ended") long stayed,
            @Schema(description = "stayed / clients; absent where nobody is concerned") Double rate) {

        static Disclosed of(Candor candor, long clients, long left) {
            return new Disclosed(candor, clients, clients - left, clients == 0 ? null : (double) (clients - left) / clients);
        }
    }

    /** Clients with incidents. */
    @Schema(name = "RetentionAfterIncident")
    public record Handled(
            @Schema(required = true, description = "WELL: h of 0.5 and more on average") Handling handling,
            @Schema(required = true, description = "Clients concerned: those who had not left before") long clients,
            @Schema(required = true, description = "Of them, those whose relationship has neither lapsed nor ended") long stayed,
            @Schema(description = "stayed / clients; absent where nobody is concerned") Double rate) {

        static Handled of(Handling handling, long clients, long left) {
            return new Handled(handling, clients, clients - left, clients == 0 ? null : (double) (clients - left) / clients);
        }
    }

    /** How candid a party was with a client, at its worst. */
    @Schema(name = "CandorAtWorst")
    public enum Candor {
        /** Everything was told before the client knew. */
        TOLD_BEFORE,
        /** Something was told only once the client knew, within grace. */
        TOLD_LATE,
        /** Something was concealed, denied or lied about. */
        HIDDEN
    }

    /** How incidents were handled. */
    @Schema(name = "HandlingOnAverage")
    public enum Handling {
        WELL,
        POORLY
    }
}
