package dev.troth.privacy;

import dev.troth.journal.ErasedClients;
import dev.troth.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Tells whoever verifies the journal of whom words may be missing in it: those whose erasure is itself on the chain. */
@ApplicationScoped
public class KnownErasures implements ErasedClients {

    private final Journal journal;

    KnownErasures(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Set<UUID> among(Collection<UUID> asked) {
        return journal.concerned(Erasures.ERASED, asked);
    }
}
