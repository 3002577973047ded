package dev.troth.agreement;

import dev.troth.agreement.AgreementFacts.FeeFacts;
import dev.troth.agreement.AgreementFacts.RevisionFees;
import dev.troth.platform.problem.Refusal;
import dev.troth.trust.model.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the fees of an agreement's revisions come to: when the client was told of each, and under which revision it was charged. */
final class Fees {

    private Fees() {
    }

    /** The fees, each with the earliest instant at which the same fee was disclosed: in any revision's terms, or told of otherwise. */
    static List<Fee> told(List<Fee> fees, List<Revision> revisions, List<FeesTold> told) {
        return fees.stream().map(fee -> fee.disclosedAt(Stream.concat(
                revisions.stream().flatMap(revision -> revision.terms().fees().stream()).filter(fee::sameAs).map(Fee::disclosedAt)
                        .filter(Objects::nonNull),
                told.stream().filter(telling -> telling.covers(fee)).map(FeesTold::at)).min(Instant::compareTo).orElse(null))).toList();
    }

    /**
     * The fees with these names.
     *
     * @throws Refusal for a name that is not among them
     */
    static List<Fee> named(List<Fee> fees, List<String> names) {
        List<Fee> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (names.indexOf(name) < i) {
                throw Refusal.field("/names/" + i, "is named twice");
            }
            String pointer = "/names/" + i;
            named.add(fees.stream().filter(fee -> fee.name().equals(name)).findFirst()
                    .orElseThrow(() -> Refusal.field(pointer, "names no undisclosed fee of this agreement")));
        }
        return named;
    }

    /**
     * @param endedAt from when nothing is charged any more, null where the agreement has not ended
     * @param told adds to terms what the client was told of their fees
     */
    static List<RevisionFees> facts(List<Revision> revisions, Instant endedAt, UnaryOperator<AgreementTerms> told) {
        List<RevisionFees> facts = new ArrayList<>();
        List<Fee> charged = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            Revision revision = revisions.get(i);
            List<Fee> fees = revision.offeredAt() == null ? List.of() : told.apply(revision.terms()).fees();
            if (fees.isEmpty()) {
                continue;
            }
            Instant until = earlier(endedAt, until(revision, revisions.subList(i + 1, revisions.size())));
            List<FeeFacts> here = new ArrayList<>();
            for (Fee fee : fees) {
                boolean chargedHere = fee.chargedFrom() != null && (until == null || fee.chargedFrom().isBefore(until))
                        && charged.stream().noneMatch(former -> former.sameAs(fee) && former.chargedFrom().equals(fee.chargedFrom()));
                here.add(new FeeFacts(fee.disclosedAt(), chargedHere ? fee.chargedFrom() : null));
                if (chargedHere) {
                    charged.add(fee);
                }
            }
            facts.add(new RevisionFees(revision.acceptedAt(Party.CLIENT), List.copyOf(here)));
        }
        return facts;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** Until when a fee is charged under a revision: it was declined, replaced by the first that both accepted to take effect, or never accepted and amended. */
    private static Instant until(Revision revision, List<Revision> later) {
        if (revision.declined() != null) {
            return revision.declined().at();
        }
        return revision.agreedAt() == null ? later.stream().findFirst().map(Revision::madeAt).orElse(null)
                : later.stream().filter(next -> next.agreedAt() != null).map(InForce::replacedAt).min(Instant::compareTo).orElse(null);
    }
}
