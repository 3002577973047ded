package dev.troth.platform.idempotency;

/** An answer with a secret in it. It is given once: what is kept for a repeat of the request is the same without the secret. */
public interface Confidential {

    /** The same, fit to be kept. */
    Object withoutSecrets();
}
