package dev.troth.incident;

import dev.troth.platform.figures.GroupKey;

/** What incidents are grouped by; a month or a year is that of the detection, in UTC. */
public enum IncidentGroup implements GroupKey {
    CLIENT_ID("clientId", "cast(client_id as text)"),
    MONTH("month", "to_char(detected_at at time zone 'UTC', 'YYYY-MM')"),
    YEAR("year", "to_char(detected_at at time zone 'UTC', 'YYYY')"),
    KIND("kind", "kind"),
    SEVERITY("severity", "severity"),
    CAUSE_CATEGORY("causeCategory", "cause_category"),
    CAUSE_KEY("causeKey", "cause_key");

    private final String word;
    private final String expression;

    IncidentGroup(String word, String expression) {
        this.word = word;
        this.expression = expression;
    }

    @Override
    public String word() {
        return word;
    }

    /** In SQL, on the incident. */
    String expression() {
        return expression;
    }
}
