package dev.troth.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something promised to mend an incident (practice 16). */
@Schema(description = "Something promised to mend the incident")
public record Remedy(
        @Schema(required = true) String action,
        Instant dueAt,
        @Schema(description = "Absent while it is not done") Instant doneAt) {

    /** Whether it is the same one: remedies are told apart by what is to be done. */
    boolean isOf(Remedy other) {
        return action.equals(other.action);
    }

    /** Remedies with what this one says: more of the one with the same action, else one more. */
    List<Remedy> among(List<Remedy> remedies) {
        return remedies.stream().noneMatch(this::isOf) ? Stream.concat(remedies.stream(), Stream.of(this)).toList()
                : remedies.stream().map(known -> isOf(known) ? known.with(this) : known).toList();
    }

    /** When the next one that is not done is due, null where none is. */
    static Instant nextDue(List<Remedy> remedies) {
        return remedies.stream().filter(remedy -> remedy.doneAt == null).map(Remedy::dueAt).filter(Objects::nonNull)
                .min(Comparator.naturalOrder()).orElse(null);
    }

    /** The same remedy with what is newly said of it. */
    private Remedy with(Remedy said) {
        return new Remedy(action, said.dueAt == null ? dueAt : said.dueAt, said.doneAt == null ? doneAt : said.doneAt);
    }
}
