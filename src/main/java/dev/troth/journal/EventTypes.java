package dev.troth.journal;

import dev.troth.platform.paging.Filter;
import dev.troth.platform.paging.Parameters;
import dev.troth.platform.problem.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which events somebody wants: types such as {@code commitment.delivered}, with or without {@code dev.troth.} in front, and all of one kind
 * such as {@code commitment.*}. Written alike wherever events are chosen.
 *
 * @param wanted without the prefix, sorted; none for all
 */
public record EventTypes(Set<String> wanted) {

    /** Why a type is refused. */
    public static final String REFUSED = "must be a type of event such as commitment.delivered, or all of a kind such as commitment.*";

    /**
     * Reads a query parameter.
     *
     * @param types separated by commas; null for all
     * @throws Refusal for what is no type
     */
    public static EventTypes parse(String parameter, String types) {
        List<String> read = Parameters.texts(parameter, types);
        if (!read.stream().allMatch(EventTypes::exists)) {
            throw Refusal.parameter(parameter, REFUSED + ", several separated by commas");
        }
        return of(read);
    }

    /** Those of a list that was read already. */
    public static EventTypes of(Collection<String> types) {
        return new EventTypes(types.stream().map(EventTypes::plain).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether there is such a type, or such a kind. */
    public static boolean exists(String type) {
        return EventCatalogue.has(plain(type));
    }

    /** Without the prefix, as it is kept. */
    public static String plain(String type) {
        return type.startsWith(CloudEvent.TYPE_PREFIX) ? type.substring(CloudEvent.TYPE_PREFIX.length()) : type;
    }

    /** Whether an event of a type is among them. */
    public boolean contain(String type) {
        return areAll() || wanted.contains(type) || wanted.contains(kind(type) + EventCatalogue.ANY);
    }

    /** Narrows a list of what has a type. */
    public Filter narrow(Filter filter) {
        if (areAll()) {
            return filter;
        }
        // What is no type of the list is none that is wanted: a kind is asked for by all of its types.
        List<String> types = EventCatalogue.told().stream().filter(this::contain).toList();
        return filter.in("types", types, "type");
    }

    boolean areAll() {
        return wanted.isEmpty();
    }

    /** Types wanted by their whole name. */
    List<String> exact() {
        return wanted.stream().filter(type -> !type.endsWith(EventCatalogue.ANY)).toList();
    }

    /** Kinds of which all is wanted. */
    List<String> kinds() {
        return wanted.stream().filter(type -> type.endsWith(EventCatalogue.ANY)).map(EventTypes::kind).toList();
    }

    private static String kind(String type) {
        return type.substring(0, type.indexOf('.'));
    }
}
