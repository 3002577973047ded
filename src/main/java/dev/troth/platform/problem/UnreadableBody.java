package dev.troth.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says where a body cannot be read, in the contract's terms: a pointer and a reason, never a class name. */
public final class UnreadableBody {

    private UnreadableBody() {
    }

    public static Refusal refusal(JsonProcessingException e) {
        return Refusal.malformed(List.of(FieldError.at(pointer(e), reason(e))));
    }

    private static String reason(JsonProcessingException e) {
        // Within a list or an object the library wraps it in what says where it was.
        if (Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause).anyMatch(StreamConstraintsException.class::isInstance)) {
            return "is nested deeper, or has more values or a longer number or name, than is read here";
        }
        if (e instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        if (e instanceof InvalidNullException) {
            return "must not be null";
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "must be one of " + values(format.getTargetType());
        }
        // Ours say what is wrong in the caller's words; those of the library name its classes.
        if (e instanceof InvalidFormatException format && isText(format.getTargetType())) {
            return format.getOriginalMessage();
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "must be " + name(mismatch.getTargetType());
        }
        if (e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate field")) {
            return "has a field twice, at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
        }
        return e.getLocation() == null ? "is not JSON" : "is not JSON, at line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr();
    }

    private static String values(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String name(Class<?> type) {
        if (isText(type) || type.isEnum()) {
            return "a string";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return Iterable.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static boolean isText(Class<?> type) {
        return type == String.class || type == UUID.class || type.getPackageName().startsWith("java.time");
    }

    private static String pointer(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : escaped(step.getFieldName()))
                .map(step -> "/" + step).collect(Collectors.joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
