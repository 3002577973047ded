package dev.troth.commitment;

import dev.troth.platform.figures.GroupKey;

/** What promises are grouped by. Never by their owner (practice 59). */
public enum PromiseGroup implements GroupKey {
    CLIENT_ID("clientId", "cast(client_id as text)"),
    MONTH("month", "to_char(due_at at time zone 'UTC', 'YYYY-MM')"),
    YEAR("year", "to_char(due_at at time zone 'UTC', 'YYYY')"),
    KIND("kind", "kind"),
    IMPORTANCE("importance", "importance"),
    AGREEMENT_ID("agreementId", "cast(agreement_id as text)");

    private final String word;
    private final String expression;

    PromiseGroup(String word, String expression) {
        this.word = word;
        this.expression = expression;
    }

    @Override
    public String word() {
        return word;
    }

    /** In SQL, on the commitment. */
    String expression() {
        return expression;
    }
}
