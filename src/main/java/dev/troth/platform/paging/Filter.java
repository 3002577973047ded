package dev.troth.platform.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The conditions of a list query, read strictly from query parameters: what callers write is only ever bound, never concatenated. */
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final TreeMap<String, Object> bindings = new TreeMap<>();

    /** One of several constants, separated by commas. */
    public <T extends Enum<T>> Filter oneOf(String parameter, String values, String attribute, Class<T> type) {
        return in(parameter, Parameters.constants(parameter, values, type), attribute);
    }

    /** One of several ids, separated by commas. */
    public Filter ids(String parameter, String values, String attribute) {
        return in(parameter, Parameters.ids(parameter, values), attribute);
    }

    /** One of several texts, separated by commas. */
    public Filter text(String parameter, String values, String attribute) {
        return in(parameter, Parameters.texts(parameter, values), attribute);
    }

    /** Exactly this text, commas included. */
    public Filter exactly(String parameter, String value, String attribute) {
        return value == null ? this : in(parameter, List.of(Parameters.text(parameter, value)), attribute);
    }

    /** Whether or not. */
    public Filter flag(String parameter, String value, String attribute) {
        return value == null ? this : in(parameter, List.of(Parameters.flag(parameter, value)), attribute);
    }

    /** Strictly before an instant. */
    public Filter before(String parameter, String value, String attribute) {
        return value == null ? this : where("e." + attribute + " < :" + parameter, parameter, Parameters.instant(parameter, value));
    }

    /** At an instant or after it. */
    public Filter from(String parameter, String value, String attribute) {
        return value == null ? this : where("e." + attribute + " >= :" + parameter, parameter, Parameters.instant(parameter, value));
    }

    /** A condition that is always there. */
    public Filter where(String condition, String name, Object value) {
        conditions.add(condition);
        bindings.put(name, value);
        return this;
    }

    String conditions() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    TreeMap<String, Object> bindings() {
        return bindings;
    }

    /** One of several values; none for any. */
    public Filter in(String name, List<?> wanted, String attribute) {
        return wanted.isEmpty() ? this : where("e." + attribute + " in (:" + name + ")", name, wanted);
    }
}
