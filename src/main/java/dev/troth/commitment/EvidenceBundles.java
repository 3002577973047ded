package dev.troth.commitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.troth.platform.json.StoredJson;
import dev.troth.platform.figures.Period;
import dev.troth.platform.figures.PeriodQuery;
import dev.troth.platform.problem.ProblemType;
import dev.troth.platform.problem.Refusal;
import dev.troth.trust.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Puts together what proves the deliveries of a period (practice 17). */
@ApplicationScoped
public class EvidenceBundles {

    /** Artefacts of one bundle at the most. */
    static final int LARGEST = 1_000;

    private static final ObjectMapper CANONICAL = StoredJson.mapper().copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final CommitmentRepository commitments;
    private final Ledger ledger;
    private final Clock clock;

    EvidenceBundles(CommitmentRepository commitments, Ledger ledger, Clock clock) {
        this.commitments = commitments;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param asked when it was delivered
     * @throws Refusal 404 where there is no such client, 400 where the period has more than a bundle holds
     */
    public EvidenceBundle bundle(UUID clientId, PeriodQuery asked) {
        Period period = asked.period(clock.instant());
        if (!ledger.knows(clientId)) {
            throw ProblemType.NOT_FOUND.because("There is no such client.");
        }
        List<EvidenceBundle.Item> artefacts = commitments.deliveredWithProof(clientId, period, LARGEST + 1).stream()
                .flatMap(commitment -> commitment.evidence().stream().map(artefact -> EvidenceBundle.Item.of(commitment, artefact))).limit(LARGEST + 1).toList();
        if (artefacts.size() > LARGEST) {
            throw Refusal.parameter("to", "must be nearer to from: the period has more than " + LARGEST + " artefacts");
        }
        artefacts = artefacts.stream().sorted(Comparator.comparing(EvidenceBundle.Item::shownAt).thenComparing(EvidenceBundle.Item::commitmentId)).toList();
        return new EvidenceBundle(clientId, period.from(), period.to(), artefacts, sha256(artefacts));
    }

    private static String sha256(List<EvidenceBundle.Item> artefacts) {
        try {
            // As maps, since the members of a map are sorted by name.
            String canonical = CANONICAL.writeValueAsString(CANONICAL.convertValue(artefacts, Object.class));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
