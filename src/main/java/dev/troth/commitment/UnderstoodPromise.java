package dev.troth.commitment;

import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.platform.text.Limits;
import dev.troth.trust.model.Party;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What both sides make sure of around a promise, and what they did not: the requirement read back, assumptions, approval, the quality
 * check, the skill that was claimed (practices 13, 25, 51, 52, 53).
 */
@MappedSuperclass
abstract class UnderstoodPromise extends PromisedTerms {

    @JdbcTypeCode(SqlTypes.JSON)
    private ReadBack readBack;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Assumption> assumptions = List.of();
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> deliveredOnAssumptions = List.of();
    private Instant approvedAt;
    @JdbcTypeCode(SqlTypes.JSON)
    private ApprovalBypass approvalBypass;
    @JdbcTypeCode(SqlTypes.JSON)
    private GateResult gate;
    @JdbcTypeCode(SqlTypes.JSON)
    private SkillFalsification skillFalsification;

    protected UnderstoodPromise() {
    }

    UnderstoodPromise(UUID id, NewCommitment given, Custody custody, Instant now) {
        super(id, given, custody, now);
    }

    /** The other party confirms what was read back to it; what was confirmed before is replaced. */
    void confirmReadBack(String text, Party by, Instant at) {
        require(CommitmentVerb.CONFIRM_READ_BACK);
        if (by == promisor()) {
            throw Refusal.field("/by", "must be the party the promise is for: nobody confirms to itself that it was understood");
        }
        readBack = new ReadBack(text, at, promisor().other());
    }

    void assume(String text, Instant at) {
        require(CommitmentVerb.ASSUME);
        if (assumptions.stream().anyMatch(known -> known.text().equals(text))) {
            throw Refusal.field("/text", "is assumed already");
        }
        if (assumptions.size() == Limits.LIST) {
            throw refuse("A commitment has at most " + Limits.LIST + " assumptions.");
        }
        assumptions = Stream.concat(assumptions.stream(), Stream.of(new Assumption(text, at, null, null))).toList();
    }

    /**
     * What was confirmed before the delivery was not delivered on, also where that is recorded after it.
     *
     * @param deliveredAt null where it was not delivered
     */
    final void confirmAssumption(String text, String by, Instant at, Instant deliveredAt) {
        require(CommitmentVerb.CONFIRM_ASSUMPTION);
        int place = unconfirmedAssumptions().contains(text) ? assumptions.stream().map(Assumption::text).toList().indexOf(text) : -1;
        if (place < 0) {
            throw Refusal.field("/text", "must be an assumption that is unconfirmed");
        }
        List<Assumption> changed = new ArrayList<>(assumptions);
        changed.set(place, new Assumption(text, assumptions.get(place).madeAt(), by, at));
        assumptions = List.copyOf(changed);
        if (deliveredAt != null && !at.isAfter(deliveredAt)) {
            deliveredOnAssumptions = deliveredOnAssumptions.stream().filter(assumed -> !assumed.equals(text)).toList();
        }
    }

    void approve(Instant at) {
        require(CommitmentVerb.APPROVE);
        approvedAt = at;
    }

    /** The skill that was claimed is not there: said once, for a claim is proven false once. */
    void falsifySkill(SkillFalsification found, Instant promisedAt) {
        require(CommitmentVerb.FALSIFY_SKILL);
        if (found.at().isBefore(promisedAt)) {
            throw Refusal.field("/at", "must not be before the promise");
        }
        skillFalsification = found;
    }

    /** Whether it rests on a skill that was claimed to be there, and nobody has found that it is not. */
    boolean claimsSkill() {
        return skill() != null && !needsConsent() && skillFalsification == null;
    }

    /**
     * What a delivery was made with is held as it was then.
     *
     * @param incidentId what the incident is to be called where the approval is bypassed
     */
    final void deliveredWith(Deliver given, Instant at, UUID incidentId) {
        passApproval(given.bypassApproval(), at, incidentId);
        gate = given.gate() == null ? null : given.gate().kept(qualityGate(), at);
        deliveredOnAssumptions = assumptions.stream().filter(assumption -> assumption.wasOpenAt(at)).map(Assumption::text).toList();
        if (given.actualEffort() != null) {
            took(given.actualEffort(), at);
        }
    }

    /** What was approved only once it had been delivered was delivered without approval. */
    private void passApproval(BypassApproval bypass, Instant deliveredAt, UUID incidentId) {
        boolean missing = approvalRequired() && (approvedAt == null || approvedAt.isAfter(deliveredAt));
        if (missing && bypass == null) {
            throw ProblemType.APPROVAL_MISSING.because("It is delivered only after its approval" + (approvedAt == null ? "." : ", which came at " + approvedAt + "."));
        }
        if (!missing && bypass != null) {
            throw Refusal.field("/bypassApproval", "must not be there: no approval is missing");
        }
        // Delivered anew, it is how it went out this time that counts; the incident of the first time stands for itself.
        approvalBypass = bypass == null ? null : new ApprovalBypass(bypass.reason(), bypass.by(), incidentId);
    }

    /** What is assumed and nobody has confirmed. */
    List<String> unconfirmedAssumptions() {
        return assumptions.stream().filter(assumption -> !assumption.wasConfirmed()).map(Assumption::text).toList();
    }

    /** When the oldest assumption was made that nobody has confirmed, null where there is none. */
    Instant assumptionOpenSince() {
        return assumptions.stream().filter(assumption -> !assumption.wasConfirmed()).map(Assumption::madeAt).min(Instant::compareTo).orElse(null);
    }

    /** Whether a quality check is needed and none was passed by the delivery: what was checked afterwards was delivered unchecked. */
    final boolean gateUnpassed(Instant deliveredAt) {
        return qualityGate() != null && qualityGate().required() && (gate == null || !gate.passed() || gate.at().isAfter(deliveredAt));
    }

    ReadBack readBack() {
        return readBack;
    }

    List<Assumption> assumptions() {
        return assumptions;
    }

    List<String> deliveredOnAssumptions() {
        return deliveredOnAssumptions;
    }

    Instant approvedAt() {
        return approvedAt;
    }

    ApprovalBypass approvalBypass() {
        return approvalBypass;
    }

    GateResult gate() {
        return gate;
    }

    SkillFalsification skillFalsification() {
        return skillFalsification;
    }
}
