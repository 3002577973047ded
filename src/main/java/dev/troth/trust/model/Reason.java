package dev.troth.trust.model;

/** Why a piece of evidence is in the ledger: the outcomes that TRUST-MODEL.md section 3 names. Contributions are grouped by it. */
public enum Reason {
    EARLY,
    ON_TIME,
    KEPT_AS_RENEGOTIATED,
    LATE,
    OVERDUE,
    MISSED,
    WITHDRAWN,
    REQUEST_DECLINED,
    REQUEST_UNANSWERED,
    PROACTIVE,
    AFTER_GRACE,
    REACTIVE,
    CONCEALED_ADMITTED,
    CONCEALED,
    DENIED,
    DECEPTION,
    FEES_DISCLOSED,
    FEES_DISCLOSED_LATE,
    INCIDENT,
    CONFIDENTIALITY_BREACH,
    REPLY,
    REPLY_LATE,
    UNANSWERED,
    CHECK_IN,
    CHECK_IN_MISSED,
    PRAISE,
    EXPECTATIONS_AGREED,
    CONFIDENTIALITY_KEPT,
    ACCESS_NOT_REVOKED
}
