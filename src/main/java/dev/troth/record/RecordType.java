package dev.troth.record;

import java.util.Locale;

/** The kinds of record, as they are named on the wire, in the journal and in the ledger. */
public enum RecordType {
    CLIENT,
    AGREEMENT,
    COMMITMENT,
    DISCLOSURE,
    INCIDENT,
    COMMUNICATION,
    PRACTICE,
    REFERENCE,
    CHECKLIST_ITEM,
    WIN_BACK,
    ACCESS_GRANT;

    /** The name in event types, such as {@code commitment.delivered}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
