package dev.troth.verification;

import dev.troth.journal.JournalVerification;
import dev.troth.journal.JournalVerification.BrokenLink;
import dev.troth.journal.JournalVerifier;
import dev.troth.platform.command.Verification;
import dev.troth.platform.problem.DatabaseFailure;
import dev.troth.platform.problem.FailureTrace;
import dev.troth.platform.tenancy.TenantRounds;
import dev.troth.platform.verification.Verifications;
import dev.troth.platform.verification.Verifications.What;
import dev.troth.trust.LedgerVerification;
import dev.troth.trust.LedgerVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.util.List;
import org.jboss.logging.Logger;

/** Verifies what must be true of the record of every tenant, as after a restore: the journal's chain, and the ledger with its sums. */
@ApplicationScoped
class RecordVerification implements Verification {

    private static final Logger LOG = Logger.getLogger(RecordVerification.class);

    private final TenantRounds tenants;
    private final JournalVerifier journal;
    private final LedgerVerifier ledger;
    private final Verifications verifications;

    RecordVerification(TenantRounds tenants, JournalVerifier journal, LedgerVerifier ledger, Verifications verifications) {
        this.tenants = tenants;
        this.journal = journal;
        this.ledger = ledger;
        this.verifications = verifications;
    }

    @Override
    public boolean run(PrintStream report) {
        List<String> all = tenants.all();
        int damaged = 0;
        int failed = 0;
        for (String tenant : all) {
            try {
                damaged += tenants.as(tenant, () -> isWhole(tenant, report)) ? 0 : 1;
            } catch (RuntimeException e) {
                if (DatabaseFailure.isOfAll(e)) {
                    throw e;
                }
                // Those after it are not to go without.
                report.printf("%s: NOT VERIFIED%n", tenant);
                LOG.error("A tenant could not be verified.", FailureTrace.of(e));
                failed++;
            }
        }
        report.printf("%d tenants, %d damaged%s%n", all.size(), damaged, failed == 0 ? "" : ", %d not verified".formatted(failed));
        if (damaged == 0 && failed > 0) {
            throw new IllegalStateException("not all tenants could be verified");
        }
        return damaged == 0;
    }

    private boolean isWhole(String tenant, PrintStream report) {
        JournalVerification chain = journal.asItStands();
        LedgerVerification sums = ledger.verify();
        // A tenant is known by what is left of it, be it the note of an earlier verification: where nothing is in the journal, it is gone.
        boolean gone = chain.sealed() + chain.pending() == 0;
        verifications.note(What.JOURNAL, chain.broken() == null && !gone);
        verifications.note(What.LEDGER, sums.isWhole());
        boolean whole = chain.broken() == null && !gone && sums.isWhole();
        report.printf("%s: %s, journal of %d links (%d waiting) with head %s, ledger of %d lines in %d sums%n", tenant, whole ? "whole" : "DAMAGED", chain.sealed(),
                chain.pending(), chain.head().hash(), sums.lines(), sums.sums());
        if (gone) {
            report.printf("%s: nothing is left of the journal%n", tenant);
        } else if (chain.broken() != null) {
            report.printf("%s: the journal breaks at %s%n", tenant, place(chain.broken()));
        }
        sums.damage().forEach(found -> report.printf("%s: the ledger does not hold at %s%n", tenant, found));
        return whole;
    }

    private static String place(BrokenLink broken) {
        return (broken.seq() == null ? "" : "link " + broken.seq() + ", ") + (broken.entryId() == null ? "" : "entry " + broken.entryId() + ", ") + broken.reason();
    }
}
