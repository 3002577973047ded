package dev.troth.privacy;

/** Why a client is erased. A constant and no words: the reason stays, and must say nothing of the person. */
public enum ErasureReason {
    /** The person asked for it. */
    SUBJECT_REQUEST,
    /** The time it may be kept is over. */
    RETENTION_OVER,
    OTHER
}
