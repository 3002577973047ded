package dev.troth.incident;

/** What kind of thing went wrong. */
public enum IncidentKind {
    SERVICE_FAILURE,
    MISUNDERSTANDING,
    COMPLAINT,
    CONFIDENTIALITY_BREACH,
    OTHER
}
