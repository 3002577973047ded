package dev.troth.commitment;

import dev.troth.attention.AttentionItem;
import dev.troth.attention.AttentionKind;
import dev.troth.attention.AttentionQuery;
import dev.troth.attention.AttentionSource;
import dev.troth.disclosure.DisclosureRules;
import dev.troth.disclosure.DisclosureRules.Outlook;
import dev.troth.disclosure.DisclosureService;
import dev.troth.platform.paging.Page;
import dev.troth.record.RecordType;
import dev.troth.trust.model.Party;
import dev.troth.trust.model.Severity;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Promises that are due and not delivered: each hour costs, and telling of it helps (practices 11, 50, 67). */
@Singleton
public class OverdueAttention implements AttentionSource {

    private final CommitmentRepository commitments;
    private final DisclosureService disclosures;

    OverdueAttention(CommitmentRepository commitments, DisclosureService disclosures) {
        this.commitments = commitments;
        this.disclosures = disclosures;
    }

    @Override
    public AttentionKind kind() {
        return AttentionKind.OVERDUE;
    }

    @Override
    public Page<AttentionItem> waiting(AttentionQuery query) {
        Page<Commitment> overdue = commitments.overdue(query);
        List<UUID> ids = overdue.items().stream().map(Commitment::id).toList();
        Map<UUID, Map<Party, Instant>> trouble = disclosures.lastTrouble(ids);
        return overdue.map(commitment -> item(commitment,
                commitment.delayTold(trouble.getOrDefault(commitment.id(), Map.of()).get(commitment.promisor())), query.now()));
    }

    private AttentionItem item(Commitment commitment, boolean disclosed, Instant now) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dueAt", commitment.dueAt().toString());
        facts.put("importance", commitment.importance().name());
        facts.put("disclosed", Boolean.toString(disclosed));
        if (!disclosed) {
            // The promisor knows of it since it is due, and nothing says that it is worse than a mistake usually is.
            Outlook outlook = DisclosureRules.outlook(commitment.promisor(), Severity.MODERATE, commitment.importance(), commitment.dueAt(), now);
            facts.put("candorIfToldNow", Double.toString(outlook.now()));
            facts.put("candorIfToldInADay", Double.toString(outlook.inADay()));
            facts.put("graceEndsAt", outlook.graceEndsAt().toString());
            facts.put("candorIfToldAfterGrace", Double.toString(outlook.afterGrace()));
            facts.put("candorIfFoundOut", Double.toString(outlook.foundOut()));
        }
        String deliver = "POST /v1/commitments/" + commitment.id() + "/deliver";
        return new AttentionItem(kind(), commitment.clientId(), commitment.promisor(), RecordType.COMMITMENT, commitment.id(), commitment.dueAt(),
                disclosed ? "A promise is delivered, given up or cancelled once it is due."
                        : "A promise that is due and not delivered is told of before the other party finds out.",
                facts, null, disclosed ? deliver : "POST /v1/disclosures");
    }
}
