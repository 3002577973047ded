package dev.troth.agreement;

import dev.troth.platform.problem.Refusal;
import dev.troth.trust.model.Party;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What two sides agree on, revision by revision: offered, accepted by both, looked at again, amended, ended. */
@Entity
@Table(name = "agreement")
public class Agreement extends RevisedAgreement {

    /** Checks of one agreement at the most: it is read as a whole. */
    static final int MOST_CHECKS = 500;
    /** More of them, that have been due by the time both accept: each that was missed is a line of the ledger, all written at once. Daily for more than five years. */
    static final int MOST_CHECK_INS_BEHIND = 2_000;
    /** Revisions, and reviews, of one agreement at the most. */
    static final int MOST_REVISIONS = 200;
    /** Of what it says in all its revisions: it is read as a whole, and kept as it was with each amendment that could be taken back. */
    static final int MOST_CHARACTERS = 1_500_000;

    private String title;
    /** Whether its clauses were adhered to, in the order it was recorded. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<ClauseCheck> checks = List.of();
    private String endReason;

    protected Agreement() {
    }

    Agreement(UUID id, NewAgreement given, Instant now) {
        super(id, given.clientId(), given.kind() == null ? AgreementKind.SERVICE : given.kind(), now);
        title = given.title();
        take(new Revision(1, given.terms().checked(now), now, null, List.of(), null));
        derive();
    }

    void offer(Instant at) {
        require(AgreementVerb.OFFER);
        current().terms().requireAnswers();
        take(current().offered(at));
        status = AgreementStatus.OFFERED;
    }

    /** Once both have accepted a revision it is active. The client accepts nothing before it knows what it costs and what to expect. */
    void accept(Party party, Instant at, Instant now) {
        require(AgreementVerb.ACCEPT);
        notBefore(current().offeredAt(), at);
        if (current().acceptedAt(party) != null) {
            throw refuse("The " + party + " has accepted revision " + revision() + " already.");
        }
        if (party == Party.CLIENT) {
            current().requireAcceptable(kind(), undisclosedFees());
        }
        Revision accepted = current().accepted(party, at);
        if (accepted.agreedAt() == null) {
            take(accepted);
        } else if (checkInsBehind(inForceWith(accepted), now) - checkInsBehind(inForce(), now) > MOST_CHECK_INS_BEHIND) {
            throw refuse("More than " + MOST_CHECK_INS_BEHIND + " check-ins would be behind already: agree on them for a later time, or for fewer.");
        } else {
            take(accepted);
            status = AgreementStatus.ACTIVE;
        }
    }

    /** How many have been due by now, made or missed. */
    private static long checkInsBehind(List<InForce> times, Instant now) {
        return InForce.checkIns(times).stream().filter(plan -> plan.start().isBefore(now))
                .mapToLong(plan -> Duration.between(plan.start(), plan.end() == null || plan.end().isAfter(now) ? now : plan.end()).dividedBy(plan.every())).sum();
    }

    /** What both had accepted before stands again; where there was nothing, the agreement is declined. */
    void decline(Declined how) {
        require(AgreementVerb.DECLINE);
        notBefore(current().lastMoveAt(), how.at());
        take(current().declined(how));
        Revision agreed = agreed();
        if (agreed == null) {
            status = AgreementStatus.DECLINED;
        } else {
            take(agreed);
            status = AgreementStatus.ACTIVE;
        }
    }

    /** @param names of undisclosed fees, null for all fees: those that a disclosure told of among them, which may be taken back */
    void discloseFees(List<String> names, Instant at) {
        require(AgreementVerb.DISCLOSE_FEES);
        List<Fee> told = names == null ? current().terms().fees() : Fees.named(undisclosedFees(), names);
        feesDisclosed = Stream.concat(feesDisclosed.stream(), Stream.of(FeesTold.byMove(at, told))).toList();
    }

    /** Offers new terms as the next revision. What both accepted stays in force until both accept again. */
    void amend(AgreementTerms terms, Instant at) {
        require(AgreementVerb.AMEND);
        notBefore(current().lastMoveAt(), at);
        if (terms.equals(current().terms())) {
            throw Refusal.field("", "must change a term: nobody is asked to accept the same again");
        }
        terms.requireAnswers();
        if (revisionsMade() >= MOST_REVISIONS) {
            throw refuse("An agreement has at most " + MOST_REVISIONS + " revisions: end it, and make another.");
        }
        Revision next = new Revision(revisionsMade() + 1, terms, at, at, List.of(), null);
        if (charactersWith(next) > MOST_CHARACTERS) {
            throw refuse("An agreement with all its revisions has at most " + MOST_CHARACTERS + " characters: end it, and make another.");
        }
        take(next);
        status = AgreementStatus.OFFERED;
    }

    /** Both have looked at the terms in force again, and they stand. */
    void reviewed(Instant at, Instant reviewDue, String note) {
        require(AgreementVerb.REVIEWED);
        notBefore(agreed().agreedAt(), at);
        if (inForce().stream().noneMatch(time -> time.contains(at))) {
            throw refuse("No terms were in force at " + at + ": amend them.");
        }
        if (!reviewDue.isAfter(at)) {
            throw Refusal.field("/reviewDue", "must be after the review");
        }
        if (reviews.size() >= MOST_REVISIONS) {
            throw refuse("An agreement has at most " + MOST_REVISIONS + " reviews: end it, and make another.");
        }
        reviews = Stream.concat(reviews.stream(), Stream.of(new Review(agreed().number(), at, reviewDue, note))).toList();
    }

    /** Somebody looked whether a clause was adhered to, in the terms that were in force then (practice 42). */
    void check(ClauseCheck check) {
        require(AgreementVerb.CHECKS);
        if (expectations(check.topic(), check.at()).isEmpty()) {
            throw Refusal.field("/topic", "is no topic of the expectations in force at that time");
        }
        if (checks.size() == MOST_CHECKS) {
            throw refuse("An agreement has at most " + MOST_CHECKS + " checks.");
        }
        checks = Stream.concat(checks.stream(), Stream.of(check)).toList();
    }

    void end(Instant at, String reason) {
        require(AgreementVerb.END);
        notBefore(agreed().agreedAt(), at);
        endedAt = at;
        endReason = reason;
        take(agreed());
        status = AgreementStatus.ENDED;
    }

    /** Before each move: what has expired by now is no longer active. */
    void settle(Instant now) {
        status = status(now);
    }

    /**
     * A disclosure told of the fees there were when it was recorded; later it may be dated otherwise, turn out to be a lie, or be taken back.
     *
     * @param at null where nothing was told
     * @param untrue whether it was denied, or a lie
     * @return whether it changes anything here
     */
    boolean follow(UUID disclosureId, Instant at, boolean untrue) {
        List<FeesTold> before = feeDisclosures;
        feeDisclosures = FeesTold.followed(before, disclosureId, at, untrue, current().terms().fees());
        return !feeDisclosures.equals(before);
    }

    AgreementFields fields() {
        return AgreementFields.of(title, terms());
    }

    /** The terms are edited while it is a draft, and amended afterwards. That it has expired meanwhile is no part of the edit, which no correction takes back. */
    void fields(AgreementFields fields, Instant now) {
        if (status == AgreementStatus.DRAFT) {
            take(current().terms(fields.terms().checked(now)));
        } else if (!fields.terms().equals(terms())) {
            settle(now);
            throw refuse("The terms are edited while the agreement is a DRAFT; it is " + status + ": amend it.");
        }
        title = fields.title();
    }

    /** What one side could expect in a matter at an instant, by the terms in force then. */
    List<Expectation> expectations(Expectation.Topic topic, Instant at) {
        return inForce().stream().filter(time -> time.contains(at)).flatMap(time -> time.terms().expectations().stream())
                .filter(expectation -> expectation.topic() == topic).toList();
    }

    String title() {
        return title;
    }

    List<ClauseCheck> checks() {
        return checks;
    }

    String endReason() {
        return endReason;
    }

    @Override
    protected List<String> moves() {
        return AgreementVerb.allowedIn(status, agreed() != null, !undisclosedFees().isEmpty());
    }
}
