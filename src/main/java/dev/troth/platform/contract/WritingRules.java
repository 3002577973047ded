package dev.troth.platform.contract;

import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What requests may say, where their types do not tell it: said once, at the schema that all fields of the kind refer to. */
final class WritingRules {

    private static final Map<String, String> RULES = Map.of(
            "Duration", "A duration of ISO 8601. A request says it in days, hours, minutes and whole seconds, not in weeks, months or years: more than nothing, and at most "
                    + "3660 days.",
            "Instant", "An instant of RFC 3339, with `Z` or an offset, kept to the microsecond. A request names none before 1970 or after the first moment of 2100.",
            "LocalDate", "A day of the calendar. A request names none before 1900-01-01 or after 2099-12-31.");
    /** Found anywhere in a text, it says that the text is not blank. */
    private static final String NOT_BLANK = "\\S";

    private WritingRules() {
    }

    static void addTo(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> {
            if (RULES.containsKey(name)) {
                schema.setDescription(RULES.get(name));
            }
        });
        schemas.values().forEach(root -> Schemas.walk(root, WritingRules::anchor));
    }

    /** Validation asks it of the whole text; JSON Schema is content with a part of it. */
    private static void anchor(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^") && !pattern.equals(NOT_BLANK)) {
            schema.setPattern("^" + pattern + "$");
        }
    }
}
