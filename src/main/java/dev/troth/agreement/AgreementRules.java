package dev.troth.agreement;

import dev.troth.agreement.AgreementFacts.FeeFacts;
import dev.troth.agreement.AgreementFacts.RevisionFees;
import dev.troth.trust.model.Dimension;
import dev.troth.trust.model.Evidence;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an agreement moves trust: TRUST-MODEL.md section 3, Agreement, and the paragraph on fees under Disclosure (practices 1, 40, 64).
 */
public final class AgreementRules {

    private static final double EXPECTATIONS_AGREED = .5;
    private static final double QUARTER_KEPT = .5;
    static final double FEES_DISCLOSED = .25;
    static final double FEES_DISCLOSED_LATE = 1;
    static final double CHARGED_UNDISCLOSED = 3;
    private static final int QUARTER = 3;

    private AgreementRules() {
    }

    /** All evidence an agreement gives at an instant. */
    public static List<Evidence> evidence(AgreementFacts facts, Instant now) {
        List<Evidence> evidence = new ArrayList<>();
        if (facts.kind() == AgreementKind.SERVICE && facts.expectations() && facts.agreedAt() != null) {
            Arrays.stream(Party.values()).map(party -> Evidence.supporting(party, Dimension.COMMUNICATION, Reason.EXPECTATIONS_AGREED,
                    EXPECTATIONS_AGREED, facts.agreedAt())).forEach(evidence::add);
        }
        facts.fees().stream().flatMap(revision -> fees(revision, now).stream()).forEach(evidence::add);
        if (facts.kind() == AgreementKind.CONFIDENTIALITY) {
            facts.bonds().stream().flatMap(bond -> quartersKept(bond, facts.breachesBy(bond.party()), now)).forEach(evidence::add);
        }
        return evidence;
    }

    /** Whether time alone can still change what it says: a quarter can be completed, or a fee charged that nobody was told of. */
    public static boolean isOpen(AgreementFacts facts, Instant now) {
        return facts.kind() == AgreementKind.CONFIDENTIALITY
                && facts.bonds().stream().anyMatch(bond -> bond.to() == null || bond.to().isAfter(now))
                || facts.fees().stream().anyMatch(revision -> isPending(revision, now));
    }

    /** The worst of the revision's fees, once for all of them. */
    private static Optional<Evidence> fees(RevisionFees revision, Instant now) {
        Optional<Instant> charged = revision.fees().stream().filter(FeeFacts::chargedUndisclosed).map(FeeFacts::chargedFrom)
                .filter(at -> !at.isAfter(now)).min(Instant::compareTo);
        if (charged.isPresent()) {
            return charged.map(at -> Evidence.against(Party.PROVIDER, Dimension.CANDOR, Reason.CONCEALED, CHARGED_UNDISCLOSED, at));
        }
        if (revision.acceptedAt() == null) {
            return Optional.empty();
        }
        List<Instant> disclosures = revision.fees().stream().map(FeeFacts::disclosedAt).filter(Objects::nonNull).toList();
        Optional<Instant> late = disclosures.stream().filter(at -> at.isAfter(revision.acceptedAt())).max(Instant::compareTo);
        if (late.isPresent()) {
            Evidence evidence = Evidence.against(Party.PROVIDER, Dimension.CANDOR, Reason.FEES_DISCLOSED_LATE, FEES_DISCLOSED_LATE, late.get());
            // A fee charged undisclosed would take its place.
            return Optional.of(isPending(revision, now) ? evidence.open() : evidence);
        }
        return disclosures.size() < revision.fees().size() ? Optional.empty() : Optional.of(Evidence.supporting(Party.PROVIDER,
                Dimension.CANDOR, Reason.FEES_DISCLOSED, FEES_DISCLOSED, revision.acceptedAt()));
    }

    private static boolean isPending(RevisionFees revision, Instant now) {
        return revision.fees().stream().anyMatch(fee -> fee.chargedUndisclosed() && fee.chargedFrom().isAfter(now));
    }

    /** Each quarter that was completed, in the calendar of UTC, without a breach by the party bound. */
    private static Stream<Evidence> quartersKept(Bond bond, List<Instant> breaches, Instant now) {
        Instant last = bond.to() == null || bond.to().isAfter(now) ? now : bond.to();
        return Stream.iterate(1, i -> !quarter(bond, i).isAfter(last), i -> i + 1)
                .filter(i -> breaches.stream().noneMatch(at -> !at.isBefore(quarter(bond, i - 1)) && at.isBefore(quarter(bond, i))))
                .map(i -> Evidence.supporting(bond.party(), Dimension.CONFIDENTIALITY, Reason.CONFIDENTIALITY_KEPT, QUARTER_KEPT,
                        quarter(bond, i)));
    }

    /** When the i-th quarter of a bond ends. */
    private static Instant quarter(Bond bond, int i) {
        return bond.from().atOffset(ZoneOffset.UTC).plusMonths((long) QUARTER * i).toInstant();
    }
}
