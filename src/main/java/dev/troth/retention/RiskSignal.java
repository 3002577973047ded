package dev.troth.retention;

/** What says that a client may be about to leave. */
public enum RiskSignal {
    /** The provider's band is FRAGILE or BROKEN. */
    BAND,
    /** The last weeks cost the provider's score. */
    MOMENTUM,
    /** A complaint the client has not confirmed as heard: who is upset tells others. */
    COMPLAINT_UNHEARD,
    /** Neither side was in touch for longer than agreed. */
    SILENCE
}
