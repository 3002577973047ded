package dev.troth.agreement;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.time.Moments;
import dev.troth.trust.model.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is agreed in one revision. Validated where it comes in: in the records of the requests, and here as a whole. */
@Schema(description = "What is agreed in one revision")
public record AgreementTerms(
        @Schema(required = true) List<Expectation> expectations,
        @Schema(description = "How long a reply may take", implementation = String.class, format = "duration", examples = "PT8H") Duration responseLimit,
        @Schema(description = "How often the provider checks in", implementation = String.class, format = "duration", examples = "P7D") Duration checkInEvery,
        String definitionOfDone,
        @Schema(required = true) List<StatusDefinition> statusDefinitions,
        @Schema(required = true) List<Fee> fees,
        String scope,
        @Schema(required = true) Bound bound,
        @Schema(description = "SHA-256 of the document both have, hexadecimal") String termsSha256,
        Instant effectiveFrom,
        Instant expiresAt,
        @Schema(description = "When both look at it again") Instant reviewDue,
        @Schema(required = true, description = "What the client would want to know before it decides, and the answers") List<MaterialFact> materialFacts) {

    /** Check-ins closer together than this are no check-ins but monitoring, and each would be a line of the ledger. */
    private static final Duration CLOSEST_CHECK_INS = Duration.ofDays(1);

    public AgreementTerms {
        expectations = expectations == null ? List.of() : List.copyOf(expectations);
        statusDefinitions = statusDefinitions == null ? List.of() : List.copyOf(statusDefinitions);
        fees = fees == null ? List.of() : List.copyOf(fees);
        bound = bound == null ? Bound.BOTH : bound;
        materialFacts = materialFacts == null ? List.of() : List.copyOf(materialFacts);
    }

    /** @throws Refusal where one term contradicts another, or a fact lies ahead */
    AgreementTerms checked(Instant now) {
        if (effectiveFrom != null && expiresAt != null && !expiresAt.isAfter(effectiveFrom)) {
            throw Refusal.field("/expiresAt", "must be after effectiveFrom");
        }
        if (checkInEvery != null && checkInEvery.compareTo(CLOSEST_CHECK_INS) < 0) {
            throw Refusal.field("/checkInEvery", "must be at least a day");
        }
        for (int i = 0; i < fees.size(); i++) {
            Fee fee = fees.get(i);
            Moments.pastOrAbsent(fee.disclosedAt(), "/fees/" + i + "/disclosedAt", now);
        }
        checkOnce(fees.stream().map(Fee::name).toList(), "/fees/%d/name", "is the name of another fee");
        checkOnce(statusDefinitions.stream().map(StatusDefinition::status).toList(), "/statusDefinitions/%d/status", "has a meaning already");
        for (int i = 0; i < materialFacts.size(); i++) {
            MaterialFact fact = materialFacts.get(i);
            Moments.pastOrAbsent(fact.answeredAt(), "/materialFacts/" + i + "/answeredAt", now);
            if (fact.answeredAt() != null && !fact.hasAnswer()) {
                throw Refusal.field("/materialFacts/" + i + "/answeredAt", "must not be there without an answer");
            }
        }
        return this;
    }

    private static void checkOnce(List<String> names, String place, String fault) {
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw Refusal.field(place.formatted(i), fault);
            }
        }
    }

    /** Nothing is offered while the client would not learn what it does not know to ask (practice 65). */
    void requireAnswers() {
        List<String> unanswered = materialFacts.stream().filter(fact -> !fact.hasAnswer()).map(MaterialFact::question).toList();
        if (!unanswered.isEmpty()) {
            throw ProblemType.MATERIAL_FACTS_UNANSWERED.because("Not answered yet: " + String.join(" ", unanswered)).with("unanswered", unanswered);
        }
    }

    boolean expects(Expectation.Topic topic) {
        return expectations.stream().anyMatch(expectation -> expectation.topic() == topic);
    }

    boolean binds(Party party) {
        return bound.includes(party);
    }

    AgreementTerms fees(List<Fee> others) {
        return new AgreementTerms(expectations, responseLimit, checkInEvery, definitionOfDone, statusDefinitions, others, scope, bound,
                termsSha256, effectiveFrom, expiresAt, reviewDue, materialFacts);
    }

    AgreementTerms reviewDue(Instant other) {
        return new AgreementTerms(expectations, responseLimit, checkInEvery, definitionOfDone, statusDefinitions, fees, scope, bound,
                termsSha256, effectiveFrom, expiresAt, other, materialFacts);
    }
}
