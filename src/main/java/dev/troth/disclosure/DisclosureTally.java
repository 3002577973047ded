package dev.troth.disclosure;

import dev.troth.platform.figures.Grouped;
import dev.troth.platform.figures.Period;
import dev.troth.platform.problem.Refusal;
import dev.troth.trust.model.Importance;
import dev.troth.trust.model.Party;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts disclosures by how candid they were. A disclosure belongs to the period in which the discloser knew, and is judged at the
 * period's asOf by {@link DisclosureRules#state}: what was told or found out later is not known yet. One statement streams them; only skill
 * gaps depend on what they are about, and those are looked up many at a time.
 */
@ApplicationScoped
public class DisclosureTally {

    /** Most disclosures that are judged for one answer. */
    private static final int MOST = 200_000;

    private static final int FETCHED_AT_ONCE = 1_000;

    private final EntityManager em;
    private final Map<About.Type, DisclosureTopic> topics;

    DisclosureTally(EntityManager em, @All List<DisclosureTopic> topics) {
        this.em = em;
        this.topics = topics.stream().collect(Collectors.toMap(topic -> About.Type.valueOf(topic.type().name()), topic -> topic));
    }

    /**
     * @param clientIds none for all
     * @param disclosers none for both
     * @param group null for one group
     */
    @Transactional
    public Grouped<DisclosureFigures> count(List<UUID> clientIds, List<Party> disclosers, Period period, DisclosureGroup group) {
        return each(clientIds, disclosers, period, group).limited();
    }

    /**
     * The same however many groups there are, to add up further.
     *
     * @param clientIds none for all
     * @param disclosers none for both
     */
    @Transactional
    public Grouped<DisclosureFigures> each(List<UUID> clientIds, List<Party> disclosers, Period period, DisclosureGroup group) {
        return each(clientIds, disclosers, period, group, Map.of());
    }

    /**
     * By client, without what reached a client only once it had left.
     *
     * @param clientIds none for all
     * @param disclosers none for both
     * @param left since when each client who has left has
     */
    @Transactional
    public Grouped<DisclosureFigures> whileThere(List<UUID> clientIds, List<Party> disclosers, Period period, Map<UUID, Instant> left) {
        return each(clientIds, disclosers, period, DisclosureGroup.CLIENT_ID, left);
    }

    private Grouped<DisclosureFigures> each(List<UUID> clientIds, List<Party> disclosers, Period period, DisclosureGroup group, Map<UUID, Instant> left) {
        Count count = new Count(period.asOf(), group, left);
        Map<About.Type, List<Disclosure>> skillGaps = new HashMap<>();
        try (Stream<Disclosure> rows = rows(clientIds, disclosers, period)) {
            rows.forEach(disclosure -> {
                // Judged and let go: many more may follow than memory holds.
                em.detach(disclosure);
                if (disclosure.kind() == DisclosureKind.SKILL_GAP && disclosure.about() != null) {
                    skillGaps.computeIfAbsent(disclosure.about().type(), type -> new ArrayList<>()).add(disclosure);
                } else {
                    count.add(disclosure, null);
                }
            });
        }
        skillGaps.forEach((type, gaps) -> {
            Map<UUID, Instant> started = topics.get(type).started(gaps.stream().map(gap -> gap.about().id()).distinct().toList());
            gaps.forEach(gap -> count.add(gap, started.get(gap.about().id())));
        });
        return count.result();
    }

    private Stream<Disclosure> rows(List<UUID> clientIds, List<Party> disclosers, Period period) {
        TypedQuery<Disclosure> query = em.createQuery("select e from Disclosure e where e.awareAt >= :from and e.awareAt < :to and e.retractedAt is null"
                + (clientIds.isEmpty() ? "" : " and e.clientId in (:clients)") + (disclosers.isEmpty() ? "" : " and e.discloser in (:disclosers)"),
                Disclosure.class).setParameter("from", period.from()).setParameter("to", period.to())
                .setHint("org.hibernate.fetchSize", FETCHED_AT_ONCE).setHint("org.hibernate.readOnly", true).setMaxResults(MOST + 1);
        if (!clientIds.isEmpty()) {
            query.setParameter("clients", clientIds);
        }
        if (!disclosers.isEmpty()) {
            query.setParameter("disclosers", disclosers);
        }
        return query.getResultStream();
    }

    /** The figures as they grow. */
    private static final class Count {

        private final Instant asOf;
        private final DisclosureGroup group;
        private final Map<UUID, Instant> left;
        private final Map<String, DisclosureFigures> groups = new TreeMap<>(Comparator.naturalOrder());
        private final DisclosureFigures total = new DisclosureFigures(null);
        private int judged;

        Count(Instant asOf, DisclosureGroup group, Map<UUID, Instant> left) {
            this.asOf = asOf;
            this.group = group;
            this.left = left;
        }

        /** @param startedAt of what it is about, null where that does not matter */
        void add(Disclosure disclosure, Instant startedAt) {
            if (++judged > MOST) {
                throw Refusal.parameter("from", "takes in more than " + MOST + " disclosures: ask for a shorter period, or for some clients by clientId");
            }
            Instant told = known(disclosure.disclosedAt());
            Instant knew = known(disclosure.counterpartKnewAt());
            Instant gone = left.get(disclosure.clientId());
            if (gone != null && gone.isBefore(reached(disclosure, told, knew))) {
                return;
            }
            DisclosureFields fields = disclosure.fields();
            // How much it matters decides what it is worth, never how candid it was.
            DisclosureState state = DisclosureRules.state(new DisclosureFacts(disclosure.discloser(), fields.severity(), Importance.NORMAL,
                    disclosure.awareAt(), told, knew, fields.denied(), disclosure.isKnownForALieAt(asOf),
                    disclosure.isNeutral(startedAt, told)));
            Duration delay = told == null ? null : Duration.between(disclosure.awareAt(), told);
            Duration waited = delay != null && delay.isNegative() ? Duration.ZERO : delay;
            total.add(disclosure.kind(), state, waited);
            if (group != null) {
                groups.computeIfAbsent(group.key(disclosure), DisclosureFigures::new).add(disclosure.kind(), state, waited);
            }
        }

        /** When the other party first learnt of it; where it has not, when it could have. */
        private static Instant reached(Disclosure disclosure, Instant told, Instant knew) {
            return Stream.of(told, knew).filter(Objects::nonNull).min(Instant::compareTo).orElse(disclosure.awareAt());
        }

        private Instant known(Instant at) {
            return at == null || at.isAfter(asOf) ? null : at;
        }

        Grouped<DisclosureFigures> result() {
            return new Grouped<>(group == null ? List.of(total) : List.copyOf(groups.values()), total);
        }
    }
}
