package dev.troth.journal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every type of event there is: what the journal takes, what the contract names, and what a filter may ask for. */
public final class EventCatalogue {

    /** All of a kind, behind the kind. */
    static final String ANY = ".*";
    /** Sent to try a webhook out; nothing happened, so no journal has it. */
    private static final String TEST = "webhook.test";

    private static final Map<String, List<String>> MOVES = new TreeMap<>(Map.ofEntries(
            kind("access-grant", "corrected", "edited", "extended", "recorded", "revoked"),
            kind("agreement", "accepted", "amended", "checked", "corrected", "declined", "drafted", "edited", "ended", "fees-disclosed", "offered", "reviewed"),
            kind("checklist-item", "corrected", "done", "recorded", "waived"),
            kind("checklist-template", "recorded", "retired"),
            kind("client", "corrected", "created", "edited", "erased", "merged", "moved"),
            kind("commitment", "accepted", "approved", "assumed", "assumption-confirmed", "cancelled", "claimed", "corrected", "custody-received", "declined", "delivered",
                    "edited", "given-up", "grace-granted", "handed-off", "promised", "read-back-confirmed", "rejected", "renegotiated", "requested", "skill-falsified",
                    "withdrawn"),
            kind("communication", "confirmed", "corrected", "created", "edited", "grace-granted", "misreported"),
            kind("disclosure", "admitted", "corrected", "decided", "discovered", "edited", "open-items-reviewed", "proven-false", "recorded"),
            kind("incident", "acknowledged", "apologised", "closed", "corrected", "edited", "fixed", "grace-granted", "heard", "learned", "owned", "practice-lost",
                    "recorded", "remedied", "restituted"),
            kind("practice", "acknowledged", "corrected", "edited", "recorded", "retired", "revised"),
            kind("reference", "answered", "asked", "corrected"),
            kind("retention-policy", "set"),
            kind("review", "frozen"),
            kind("trust-policy", "set"),
            kind("webhook", "created", "disabled", "edited", "ended", "paused", "redelivered", "resumed", "secret-rotated", "tested"),
            kind("win-back", "attempted", "concluded", "corrected", "edited")));
    private static final Set<String> APPENDED = new TreeSet<>(MOVES.entrySet().stream()
            .flatMap(kind -> kind.getValue().stream().map(move -> kind.getKey() + "." + move)).toList());

    private EventCatalogue() {
    }

    private static Map.Entry<String, List<String>> kind(String name, String... moves) {
        return Map.entry(name, List.of(moves));
    }

    /** Those the journal takes, such as {@code commitment.delivered}. */
    static Set<String> appended() {
        return APPENDED;
    }

    /** Those the journal takes and the one of tests: what can be told. */
    static List<String> told() {
        return Stream.concat(APPENDED.stream(), Stream.of(TEST)).sorted().toList();
    }

    /** The kinds of which all may be asked for, such as {@code commitment}. */
    static Collection<String> kinds() {
        return MOVES.keySet();
    }

    /** The kinds of record that something happens to, such as {@code ACCESS_GRANT}. */
    static List<String> recordTypes() {
        return MOVES.keySet().stream().map(kind -> kind.toUpperCase(Locale.ROOT).replace('-', '_')).collect(Collectors.toList());
    }

    /** Whether it is a type, or all of a kind, without the prefix. */
    static boolean has(String wanted) {
        return wanted.endsWith(ANY) ? MOVES.containsKey(wanted.substring(0, wanted.length() - ANY.length())) : wanted.equals(TEST) || APPENDED.contains(wanted);
    }
}
