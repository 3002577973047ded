package dev.troth.platform.figures;

import dev.troth.platform.problem.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What figures can be grouped by: implemented by an enum of the feature they are of. */
public interface GroupKey {

    /** As callers write it. */
    String word();

    /**
     * The constant a caller means, null where the parameter is absent. Nothing is ever grouped by person: evidence attaches to parties,
     * so that nobody need be afraid of admitting (practice 59).
     */
    static <K extends Enum<K> & GroupKey> K read(String groupBy, Class<K> type) {
        if (groupBy == null) {
            return null;
        }
        K[] keys = type.getEnumConstants();
        String accepted = "must be one of " + Arrays.stream(keys).map(GroupKey::word).collect(Collectors.joining(", "));
        if (groupBy.equals("owner")) {
            throw Refusal.parameter("groupBy", accepted + ": evidence attaches to parties, not to persons, so there are no figures per person");
        }
        return Arrays.stream(keys).filter(key -> key.word().equals(groupBy)).findFirst().orElseThrow(() -> Refusal.parameter("groupBy", accepted));
    }
}
