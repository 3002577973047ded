package dev.troth.export;

import dev.troth.record.ClientRecords;
import dev.troth.trust.EvidenceView;
import dev.troth.trust.TrustScoreService;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Consumer;

/** The ledger of a client, as it is exported. Trust itself knows no records. */
@Singleton
class EvidenceRecords implements ClientRecords {

    private final TrustScoreService scores;

    EvidenceRecords(TrustScoreService scores) {
        this.scores = scores;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public Class<? extends Record> shape() {
        return EvidenceView.class;
    }

    @Override
    public void each(UUID clientId, Consumer<Record> reader) {
        scores.eachEvidence(clientId, reader::accept);
    }
}
