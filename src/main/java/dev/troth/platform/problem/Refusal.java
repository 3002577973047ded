package dev.troth.platform.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A wrong move or wrong input, refused with its reason. The domain throws it without knowing HTTP; it ends as a problem document. */
public final class Refusal extends RuntimeException {

    private final transient ProblemType type;
    private final transient List<FieldError> errors = new ArrayList<>();
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    Refusal(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    /**
     * A value in the body that is not accepted.
     *
     * @param pointer JSON pointer to it, such as {@code /dueAt}
     */
    public static Refusal field(String pointer, String detail) {
        return fields(List.of(FieldError.at(pointer, detail)));
    }

    /** A query parameter that is not accepted. */
    public static Refusal parameter(String name, String detail) {
        return fields(List.of(FieldError.in(name, detail)));
    }

    /**
     * A reference in the body to what is not there, or is another tenant's: the two look the same.
     *
     * @param pointer JSON pointer to it, such as {@code /clientId}
     */
    public static Refusal unknown(String pointer) {
        return of(ProblemType.NOT_FOUND, List.of(FieldError.at(pointer, "names nothing that belongs to this client")));
    }

    public static Refusal fields(List<FieldError> errors) {
        return of(ProblemType.VALIDATION_FAILED, errors);
    }

    /** A body that cannot be read at the places given. */
    public static Refusal malformed(List<FieldError> errors) {
        return of(ProblemType.MALFORMED_REQUEST, errors);
    }

    private static Refusal of(ProblemType type, List<FieldError> errors) {
        FieldError first = errors.get(0);
        Refusal refusal = new Refusal(type, errors.size() == 1 ? first.place() + ": " + first.detail() : errors.size() + " places are not accepted");
        refusal.errors.addAll(errors);
        return refusal;
    }

    /** Adds a member to the problem document. */
    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** In the order they were added, which is the order of the document. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
