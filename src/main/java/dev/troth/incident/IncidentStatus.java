package dev.troth.incident;

/** How far an incident has come. */
public enum IncidentStatus {
    OPEN,
    FIXED,
    CLOSED
}
