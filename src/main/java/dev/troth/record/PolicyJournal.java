package dev.troth.record;

import dev.troth.journal.Journal;
import dev.troth.journal.JournalEntry.What;
import dev.troth.trust.TrustPolicyChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Keeps what a tenant decides about its scores in the journal: it belongs to no client. Trust itself knows no journal. */
@ApplicationScoped
public class PolicyJournal {

    private static final String RECORD_TYPE = "TRUST_POLICY";

    private final Journal journal;

    PolicyJournal(Journal journal) {
        this.journal = journal;
    }

    void keep(@Observes TrustPolicyChanged policy) {
        journal.append(new What(null, RECORD_TYPE, policy.policyId(), "trust-policy.set", policy.at(), null), policy.chosen(), null);
    }
}
