package dev.troth.export;

import dev.troth.record.ClientRecords;
import dev.troth.trust.TrustScoreService;
import dev.troth.trust.TrustScoreView;
import dev.troth.trust.model.Party;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Consumer;

/** How far each side of a relationship can be trusted when it is exported. */
@Singleton
class TrustScores implements ClientRecords {

    private final TrustScoreService scores;

    TrustScores(TrustScoreService scores) {
        this.scores = scores;
    }

    @Override
    public String name() {
        return "trustScores";
    }

    @Override
    public Class<? extends Record> shape() {
        return TrustScoreView.class;
    }

    @Override
    public void each(UUID clientId, Consumer<Record> reader) {
        for (Party subject : Party.values()) {
            reader.accept(scores.score(clientId, subject.name(), null, null));
        }
    }
}
