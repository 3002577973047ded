package dev.troth.trust;

import dev.troth.platform.verification.Verifications.What;
import dev.troth.platform.verification.Verifications;
import dev.troth.trust.model.EvidenceSum;
import dev.troth.trust.model.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Adds the ledger up anew and compares: the proof that the running sums are what the evidence says (TRUST-MODEL.md section 4, property 7). */
@ApplicationScoped
public class Rebuild {

    private final LedgerRepository repository;
    private final Verifications verifications;

    Rebuild(LedgerRepository repository, Verifications verifications) {
        this.repository = repository;
        this.verifications = verifications;
    }

    /** Both sides are read while the accounts are held, so that no write falls between them. */
    @Transactional
    public Proof prove(UUID clientId, Party subject) {
        repository.lock(clientId);
        Map<String, EvidenceSum> rebuilt = new TreeMap<>();
        long[] entries = {0};
        repository.eachOnce(clientId, subject, entry -> {
            entries[0]++;
            merge(rebuilt, entry.sum());
        });
        Map<String, EvidenceSum> running = new TreeMap<>();
        repository.sums(clientId, subject).forEach(sum -> merge(running, sum));
        rebuilt.values().removeIf(EvidenceSum::isZero);
        running.values().removeIf(EvidenceSum::isZero);
        boolean equal = running.equals(rebuilt);
        if (!equal) {
            // That one client's ledger holds says nothing of the others'.
            verifications.note(What.LEDGER, false);
        }
        return new Proof(clientId, subject, entries[0], equal);
    }

    private static void merge(Map<String, EvidenceSum> sums, EvidenceSum sum) {
        sums.merge(sum.dimension() + " " + sum.reason(), sum, EvidenceSum::plus);
    }

    /** Whether the running sums equal the rebuild, to the integer. */
    @Schema(name = "RebuildProof")
    public record Proof(
            @Schema(required = true) UUID clientId,
            @Schema(required = true) Party subject,
            @Schema(required = true, description = "Lines of the ledger that were added up") long entries,
            @Schema(required = true, description = "Whether the running sums equal the rebuild to the integer") boolean equal) {
    }
}
