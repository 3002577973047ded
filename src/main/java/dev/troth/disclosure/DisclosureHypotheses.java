package dev.troth.disclosure;

import dev.troth.platform.problem.Refusal;
import dev.troth.record.RecordType;
import dev.troth.trust.Hypothesis;
import dev.troth.trust.Source;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What telling now, later or never would say about trust (practices 50, 56, 67): by the rules that judge real disclosures. */
@ApplicationScoped
public class DisclosureHypotheses {

    private final DisclosureService disclosures;

    DisclosureHypotheses(DisclosureService disclosures) {
        this.disclosures = disclosures;
    }

    /** @param at where it stands in the body */
    public Hypothesis of(UUID clientId, HypotheticalDisclosure given, Instant asOf, String at) {
        if (given.disclosedAt() != null && isTrue(given.never())) {
            throw Refusal.field(at + "/never", "excludes disclosedAt");
        }
        return given.id() == null ? Hypothesis.of(DisclosureRules.evidence(made(given, asOf))) : changed(clientId, given, at);
    }

    /** The commitment whose delay it tells of, and how that is otherwise than recorded; empty where it tells of none. */
    public Optional<DelayTold> delayTold(UUID clientId, HypotheticalDisclosure given, String at) {
        if (given.id() == null) {
            return Optional.ofNullable(given.delayOf()).map(commitment -> new DelayTold(commitment, either(given.discloser(), Party.PROVIDER), null, given.disclosedAt()));
        }
        Disclosure recorded = recorded(clientId, given, at);
        About about = recorded.about();
        return recorded.kind() != DisclosureKind.DELAY || about == null || about.type() != About.Type.COMMITMENT ? Optional.empty()
                : Optional.of(new DelayTold(about.id(), recorded.discloser(), recorded.disclosedAt(), isTrue(given.never()) ? null : either(given.disclosedAt(), recorded.disclosedAt())));
    }

    private Disclosure recorded(UUID clientId, HypotheticalDisclosure given, String at) {
        return disclosures.standing(given.id()).filter(d -> d.clientId().equals(clientId))
                .orElseThrow(() -> Refusal.unknown(at + "/id"));
    }

    private static DisclosureFacts made(HypotheticalDisclosure given, Instant asOf) {
        Instant awareAt = given.awareAt() != null ? given.awareAt()
                : Stream.of(given.disclosedAt(), given.counterpartKnewAt()).filter(Objects::nonNull).min(Instant::compareTo).orElse(asOf);
        return new DisclosureFacts(either(given.discloser(), Party.PROVIDER), either(given.severity(), Severity.MODERATE),
                either(given.importance(), Importance.NORMAL), awareAt, given.disclosedAt(), given.counterpartKnewAt(), isTrue(given.denied()),
                isTrue(given.deception()), isTrue(given.neutral()) && given.disclosedAt() != null);
    }

    private Hypothesis changed(UUID clientId, HypotheticalDisclosure given, String at) {
        if (given.discloser() != null || given.neutral() != null || given.delayOf() != null) {
            throw Refusal.field(at + (given.discloser() != null ? "/discloser" : given.neutral() != null ? "/neutral" : "/delayOf"),
                    "belongs to a new disclosure: a recorded one has its own");
        }
        Disclosure recorded = recorded(clientId, given, at);
        Source source = new Source(clientId, RecordType.DISCLOSURE.name(), given.id());
        Instant disclosedAt = isTrue(given.never()) ? null : either(given.disclosedAt(), recorded.disclosedAt());
        DisclosureFacts base = disclosures.facts(recorded, disclosedAt);
        return new Hypothesis(source, DisclosureService.evidence(recorded, new DisclosureFacts(base.discloser(), either(given.severity(), base.severity()),
                either(given.importance(), base.importance()), either(given.awareAt(), base.awareAt()), disclosedAt,
                either(given.counterpartKnewAt(), base.counterpartKnewAt()), either(given.denied(), base.denied()),
                either(given.deception(), base.deception()), base.neutral())));
    }

    /**
     * A delay of a commitment, told otherwise than is recorded.
     *
     * @param discloser who tells of it
     * @param recorded when it was told; null where it was not
     * @param instead when it would be; null for never
     */
    public record DelayTold(UUID commitmentId, Party discloser, Instant recorded, Instant instead) {
    }

    private static boolean isTrue(Boolean given) {
        return Boolean.TRUE.equals(given);
    }

    private static <T> T either(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
