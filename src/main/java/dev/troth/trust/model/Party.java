package dev.troth.trust.model;

/** One of the two sides of a client relationship; each is also a subject with a score of its own (TRUST-MODEL.md section 1). */
public enum Party {
    PROVIDER,
    CLIENT;

    /** The other side: who grants grace, confirms a delivery, is owed a reply. */
    public Party other() {
        return this == PROVIDER ? CLIENT : PROVIDER;
    }
}
