package dev.troth.agreement;

import dev.troth.record.AggregateRecords;
import jakarta.inject.Singleton;

/** The agreements of a client, as they are exported. */
@Singleton
class AgreementRecords extends AggregateRecords<Agreement> {

    private final AgreementService agreements;

    AgreementRecords(AgreementService agreements) {
        super("agreements", Agreement.class, AgreementView.class);
        this.agreements = agreements;
    }

    @Override
    protected Record view(Agreement record) {
        return agreements.view(record);
    }
}
