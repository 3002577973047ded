package dev.troth.journal;

import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.Refusal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which events somebody wants: types such as {@code commitment.delivered}, with or without {@code dev.troth.} in front, and all of one kind
 * such as {@code commitment.*}.
 *
 * @param wanted without the prefix, sorted; none for all
 */
public record EventTypes(Set<String> wanted) {

    private static final String WORD = "[a-z]+(-[a-z]+)*";
    private static final Pattern SHAPE = Pattern.compile(WORD + "\\.(\\*|" + WORD + ")");
    private static final String ANY = ".*";

    /**
     * Reads the parameter {@code types}.
     *
     * @param types separated by commas; null for all
     * @throws Refusal for what is no type
     */
    public static EventTypes parse(String types) {
        return new EventTypes(Parameters.texts("types", types).stream().map(EventTypes::withoutPrefix).collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean areAll() {
        return wanted.isEmpty();
    }

    /** Types wanted by their whole name. */
    List<String> exact() {
        return wanted.stream().filter(type -> !type.endsWith(ANY)).toList();
    }

    /** Kinds of which all is wanted. */
    List<String> kinds() {
        return wanted.stream().filter(type -> type.endsWith(ANY)).map(type -> type.substring(0, type.length() - ANY.length())).toList();
    }

    private static String withoutPrefix(String type) {
        String plain = type.startsWith(CloudEvent.TYPE_PREFIX) ? type.substring(CloudEvent.TYPE_PREFIX.length()) : type;
        if (!SHAPE.matcher(plain).matches()) {
            throw Refusal.parameter("types", "must be types such as commitment.delivered or commitment.*, separated by commas");
        }
        return plain;
    }
}
