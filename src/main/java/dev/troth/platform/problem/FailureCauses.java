package dev.troth.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.StaleStateException;

/**
 * Finds the refusal behind an exception of a library: a body Jackson cannot read, a bean that is not valid, a write that lost a race,
 * a reference the database refuses. What is not found here is a failure of ours.
 */
final class FailureCauses {

    /**
     * A reference column's foreign key is named fk_&lt;table&gt;__&lt;column&gt;, with another __&lt;target&gt; where the column has several; a unique
     * index uq_&lt;table&gt;__&lt;column&gt;: the name tells the field.
     */
    private static final String COLUMN = "__";
    private static final Set<String> LOST_RACE = Set.of("40001", "40P01");
    private static final int DEEPEST = 12;
    /** Who mends a hundred places and asks again hears of the others. */
    private static final int MOST_ERRORS = 100;

    private FailureCauses() {
    }

    static Optional<Refusal> refusal(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST).toList();
        // A refusal of ours, whatever a library has wrapped it in, says more than the wrapping.
        return Stream.concat(causes.stream().filter(Refusal.class::isInstance).map(Refusal.class::cast),
                causes.stream().map(FailureCauses::translated).filter(Objects::nonNull)).findFirst()
                .or(() -> failure == null ? Optional.empty() : DatabaseFailure.refusal(failure));
    }

    private static Refusal translated(Throwable cause) {
        if (cause instanceof JsonProcessingException unreadable) {
            return UnreadableBody.refusal(unreadable);
        }
        if (cause instanceof ConstraintViolationException invalid) {
            return invalid(invalid.getConstraintViolations());
        }
        if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
            return ProblemType.CONCURRENT_MODIFICATION.because(ProblemType.CONCURRENT_MODIFICATION.explanation());
        }
        if (cause instanceof org.hibernate.exception.ConstraintViolationException constraint && constraint.getConstraintName() != null) {
            return constraint(constraint.getConstraintName());
        }
        if (cause instanceof SQLException sql && sql.getSQLState() != null && LOST_RACE.contains(sql.getSQLState())) {
            return ProblemType.CONCURRENT_MODIFICATION.because(ProblemType.CONCURRENT_MODIFICATION.explanation());
        }
        return null;
    }

    private static Refusal invalid(Set<ConstraintViolation<?>> violations) {
        List<FieldError> errors = violations.stream()
                .map(v -> new FieldError(pointer(v.getPropertyPath()), null, v.getMessage()))
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail)).limit(MOST_ERRORS).toList();
        return Refusal.fields(errors);
    }

    /** The path within the body: method and parameter are not the caller's business. */
    private static String pointer(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT || node.isInIterable())
                .map(FailureCauses::step).collect(Collectors.joining());
    }

    private static String step(Path.Node node) {
        String index = node.getIndex() != null ? "/" + node.getIndex() : node.getKey() != null ? "/" + node.getKey() : "";
        return node.getKind() == ElementKind.PROPERTY ? index + "/" + node.getName() : index;
    }

    private static Refusal constraint(String name) {
        String[] parts = name.split(COLUMN);
        if (parts.length < 2) {
            return null;
        }
        String pointer = "/" + camelCase(parts[1]);
        if (name.startsWith("fk_")) {
            return Refusal.unknown(pointer);
        }
        return name.startsWith("uq_")
                ? ProblemType.ALREADY_EXISTS.because(pointer + ": another record has this value already.")
                : null;
    }

    private static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
